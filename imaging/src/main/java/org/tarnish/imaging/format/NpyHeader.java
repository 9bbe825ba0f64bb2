package org.tarnish.imaging.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the header of an {@code .npy} file says: a Python dictionary of exactly three entries in any order. */
record NpyHeader(NpyType type, List<Integer> shape, long dataBytes) {
    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(.*)\\}\\s*", Pattern.DOTALL);
    private static final Pattern ENTRY =
            Pattern.compile("\\s*'(?<key>descr(?=' *: *')|fortran_order(?=' *: *[TF])|shape(?=' *: *\\())'"
                    + " *: *(?<value>'[^']{0,16}'|True|False|\\([0-9, ]{0,200}\\))\\s*(?:,\\s*|$)");

    /** @throws NpyFormatException if it is anything but a plain array of a type and size that can be read */
    static NpyHeader parse(String header, String name) throws NpyFormatException {
        var entries = entries(header);
        if (entries.size() != 3) {
            throw new NpyFormatException(
                    name + " must have a header with 'descr', 'fortran_order' and 'shape', was " + shortened(header));
        }
        if (!"False".equals(entries.get("fortran_order"))) {
            throw new NpyFormatException(name + " must keep its last index fastest (fortran_order False), was "
                    + entries.get("fortran_order") + "; save numpy.ascontiguousarray of it");
        }
        var descriptor = entries.get("descr").replace("'", "");
        var type = NpyType.of(descriptor)
                .orElseThrow(() -> new NpyFormatException(
                        name + " must be of one of the types " + NpyType.descriptors() + ", was " + descriptor));
        return sized(type, entries.get("shape"), name);
    }

    /** The three entries, or none if the header is anything else. */
    private static Map<String, String> entries(String header) {
        var dictionary = DICTIONARY.matcher(header);
        if (!dictionary.matches()) {
            return Map.of();
        }
        var text = dictionary.group(1);
        var entries = new HashMap<String, String>();
        var entry = ENTRY.matcher(text);
        for (var at = 0; at < text.length(); at = entry.end()) {
            entry.region(at, text.length());
            if (!entry.lookingAt() || entries.put(entry.group("key"), entry.group("value")) != null) {
                return Map.of();
            }
        }
        return entries;
    }

    private static NpyHeader sized(NpyType type, String shape, String name) throws NpyFormatException {
        try {
            var lengths = Arrays.stream(shape.substring(1, shape.length() - 1).split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            var bytes = (long) type.bytes();
            for (var length : lengths) {
                bytes = Math.multiplyExact(bytes, (long) length);
            }
            return new NpyHeader(type, lengths, bytes);
        } catch (NumberFormatException | ArithmeticException invalid) {
            throw new NpyFormatException(name + " must have a shape of at most " + Integer.MAX_VALUE
                    + " bytes in all, was " + shortened(shape));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text.strip() : text.substring(0, 100) + "...";
    }
}
