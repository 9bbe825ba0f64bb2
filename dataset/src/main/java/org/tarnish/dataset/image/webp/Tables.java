package org.tarnish.dataset.image.webp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The numbers that the standards fix, by name. */
final class Tables {
    private static final Map<String, int[]> ALL = read();

    static final int TYPES = 4;
    static final int BANDS = 8;
    static final int CONTEXTS = 3;
    static final int PROBABILITIES = 11;

    private Tables() {}

    static int[] get(String name) {
        return ALL.get(name);
    }

    /** Where the probabilities of a type of block, a band and a context begin. */
    static int coefficients(int type, int band, int context) {
        return ((type * BANDS + band) * CONTEXTS + context) * PROBABILITIES;
    }

    private static Map<String, int[]> read() {
        try (var in = Tables.class.getResourceAsStream("tables.txt")) {
            var tables = new HashMap<String, int[]>();
            var name = "";
            for (var line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                if (Character.isLetter(line.charAt(0))) {
                    name = line;
                    continue;
                }
                var numbers = Arrays.stream(line.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                tables.merge(name, numbers, Tables::joined);
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException("the tables of WebP cannot be read", e);
        }
    }

    private static int[] joined(int[] first, int[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
