package org.tarnish.dataset.format;

import java.io.IOException;
import java.util.Arrays;

/** Reads many numbers, never taking more memory than what has come. */
final class WholeNumbers {
    private static final int FIRST = 1 << 12;

    private WholeNumbers() {}

    static long[] read(Source source, NumberType type, int count) throws IOException {
        var numbers = new long[Math.min(count, FIRST)];
        for (var i = 0; i < count; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(count, 2L * numbers.length));
            }
            numbers[i] = type.read(source);
        }
        return numbers;
    }
}
