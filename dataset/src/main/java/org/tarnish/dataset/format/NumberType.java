package org.tarnish.dataset.format;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * A kind of numbers as NumPy names it, such as {@code <i8}.
 *
 * @param kind {@code u} unsigned, {@code i} signed, {@code f} floating point, {@code b} truth values; others are not numbers
 * @param bytes of one number
 * @param big whether the highest byte comes first
 */
public record NumberType(char kind, int bytes, boolean big) {
    private static final Pattern NAME = Pattern.compile("([<>|=]?)([a-zA-Z])([0-9]{0,4})");

    public static final NumberType UINT8 = new NumberType('u', 1, false);

    /** @throws FormatException for structured types and what is no type */
    static NumberType of(String name) throws FormatException {
        var found = NAME.matcher(name);
        if (!found.matches()) {
            throw new FormatException("holds no plain numbers but " + FormatException.shown(name)
                    + "; save an array of uint8 for images or of whole numbers for labels");
        }
        var kind = found.group(2).charAt(0);
        if (kind == 'O') {
            throw new FormatException("holds Python objects, which are never loaded; save an array of uint8 for images"
                    + " or of whole numbers for labels (astype)");
        }
        var bytes = found.group(3).isEmpty() ? 1 : Integer.parseInt(found.group(3));
        return new NumberType(
                kind, kind == 'U' ? bytes * 4 : bytes, found.group(1).equals(">"));
    }

    /** Whether these are whole numbers of at most eight bytes. */
    public boolean whole() {
        return (kind == 'u' || kind == 'i') && bytes >= 1 && bytes <= Long.BYTES;
    }

    /** Whether images can be made of it as they are. */
    public boolean samples() {
        return kind == 'u' && bytes == 1;
    }

    /** NumPy's word, such as {@code uint8}. */
    public String word() {
        return switch (kind) {
            case 'u' -> "uint" + bytes * 8;
            case 'i' -> "int" + bytes * 8;
            case 'f' -> "float" + bytes * 8;
            case 'b' -> "bool";
            case 'U', 'S' -> "text";
            default -> "type " + kind + bytes;
        };
    }

    /** The next whole number; one of eight unsigned bytes that is too large comes out negative. */
    long read(Source source) throws IOException {
        var raw = source.unsigned(bytes, big);
        var unused = Long.SIZE - bytes * 8;
        return kind == 'i' ? raw << unused >> unused : raw;
    }
}
