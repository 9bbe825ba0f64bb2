package org.tarnish.dataset.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An array of structs in a MATLAB file: flags, lengths, name, names of fields, then each field of each struct. */
final class MatStructs {
    private static final int STRUCT_CLASS = 2;
    private static final int CHAR_CLASS = 4;
    private static final int MOST_FIELDS = 256;
    private static final int LONGEST_FIELD = 64;
    private static final int MOST_STRUCTS = 1_000_000;
    private static final int LONGEST_VALUE = 1 << 12;

    private final Source source;
    private final boolean big;

    MatStructs(Source source, boolean big) {
        this.source = source;
        this.big = big;
    }

    /** Adds the fields of each struct of the array that begins here, if that is its name. */
    void read(String name, List<String> fields, List<List<String>> found) throws IOException {
        if (kind(MatMatrix.part(source, big, 16)) != STRUCT_CLASS) {
            return;
        }
        var count = 1L;
        var lengths = MatMatrix.part(source, big, 4 * MatMatrix.MOST_DIMENSIONS);
        for (var i = 0; i + 4 <= lengths.length; i += 4) {
            count = Math.min(Integer.MAX_VALUE, count * MatMatrix.number(lengths, i, big));
        }
        if (!text(MatMatrix.part(source, big, MatMatrix.LONGEST_NAME)).equals(name)) {
            return;
        }
        var names = names();
        if (count > MOST_STRUCTS) {
            throw new FormatException("claims " + count + " structs in '" + FormatException.shown(name)
                    + "'; allowed are at most " + MOST_STRUCTS);
        }
        for (var i = 0; i < count; i++) {
            var values = new String[fields.size()];
            Arrays.fill(values, "");
            for (var field : names) {
                var value = value(fields.contains(field));
                if (fields.contains(field)) {
                    values[fields.indexOf(field)] = value;
                }
            }
            found.add(List.of(values));
        }
    }

    private List<String> names() throws IOException {
        var length = MatMatrix.part(source, big, Integer.BYTES);
        var each = length.length == Integer.BYTES ? MatMatrix.number(length, 0, big) : 0;
        var all = MatMatrix.part(source, big, MOST_FIELDS * LONGEST_FIELD);
        if (each < 1 || each > LONGEST_FIELD || all.length % each != 0) {
            throw new FormatException("is damaged: names of fields of " + each + " bytes in " + all.length);
        }
        var names = new ArrayList<String>();
        for (var at = 0; at < all.length; at += (int) each) {
            names.add(text(Arrays.copyOfRange(all, at, at + (int) each)));
        }
        return names;
    }

    private String value(boolean wanted) throws IOException {
        var tag = MatMatrix.tag(source, big);
        if (tag.type() != MatFile.MATRIX) {
            throw new FormatException("is damaged: a field of a struct is no matrix");
        }
        var end = source.position() + tag.bytes();
        var value = wanted && tag.bytes() > 0 ? content() : "";
        if (source.position() > end) {
            throw new FormatException("is damaged: a field of a struct ends before its matrix does");
        }
        source.skip(end - source.position());
        return value;
    }

    private String content() throws IOException {
        var kind = kind(MatMatrix.part(source, big, 16));
        MatMatrix.part(source, big, 4 * MatMatrix.MOST_DIMENSIONS);
        MatMatrix.part(source, big, MatMatrix.LONGEST_NAME);
        if (kind < CHAR_CLASS) {
            return "";
        }
        var tag = MatMatrix.tag(source, big);
        if (tag.bytes() == 0) {
            return "";
        }
        if (tag.bytes() > LONGEST_VALUE) {
            throw new FormatException("holds a value of " + tag.bytes() + " bytes in a struct");
        }
        if (kind == CHAR_CLASS) {
            var bytes = source.bytes((int) tag.bytes());
            var wide = tag.type() == 4 || tag.type() == 17;
            return wide
                    ? new String(bytes, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
                    : new String(bytes, StandardCharsets.UTF_8);
        }
        var type = MatMatrix.type(tag.type(), big);
        if (tag.bytes() < type.bytes()) {
            throw new FormatException("is damaged: a number of " + tag.bytes() + " bytes in a struct");
        }
        if (type.whole()) {
            return Long.toString(WholeNumbers.read(source, type, 1)[0]);
        }
        var raw = WholeNumbers.read(source, new NumberType('u', type.bytes(), big), 1)[0];
        var number = type.bytes() == Float.BYTES ? Float.intBitsToFloat((int) raw) : Double.longBitsToDouble(raw);
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private int kind(byte[] flags) {
        return big ? flags[3] & 0xff : flags[0] & 0xff;
    }

    /** Up to the first zero, which fills up. */
    private static String text(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
