package org.tarnish.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;

/** What the field's own tools make of random and degenerate cases; {@code src/test/python/golden.py} writes it. */
public final class Golden {
    /** Ten digits are checked in. */
    public static final Offset<Double> DIGITS = Offset.offset(1e-6);

    private Golden() {}

    /** The cases of a file, each as its fields. */
    public static List<List<String>> cases(String name) {
        try (var in = Golden.class.getResourceAsStream("golden/" + name + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a field. */
    public static double[] numbers(String field) {
        return Arrays.stream(field.split(" ")).mapToDouble(Golden::number).toArray();
    }

    /** The whole numbers of a field. */
    public static int[] wholes(String field) {
        return Arrays.stream(field.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static double number(String text) {
        return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
    }
}
