package org.tarnish.predictions.file;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.tarnish.evaluation.Predictions;

/** Reads the CSV files that were written before predictions had confidences: index, label, predicted. */
final class OldPredictions {
    private static final String HEADING = "index,label,predicted";

    private OldPredictions() {}

    /** @throws IllegalArgumentException if the bytes are not such a file */
    static Predictions read(byte[] csv) {
        var lines = new String(csv, StandardCharsets.UTF_8).split("\n");
        if (!lines[0].equals(HEADING)) {
            throw new IllegalArgumentException("predictions must begin with '" + HEADING + "', was '" + lines[0] + "'");
        }
        var labels = new int[lines.length - 1];
        var predicted = new int[lines.length - 1];
        for (int i = 0; i < labels.length; i++) {
            var fields = lines[i + 1].split(",");
            if (fields.length != 3 || number(i, () -> Integer.parseInt(fields[0])) != i) {
                throw new IllegalArgumentException("line " + (i + 2) + " of predictions is '" + lines[i + 1] + "'");
            }
            labels[i] = number(i, () -> Integer.parseInt(fields[1]));
            predicted[i] = number(i, () -> Integer.parseInt(fields[2]));
        }
        return Predictions.ofClasses(labels, predicted);
    }

    private static int number(int line, IntSupplier parse) {
        try {
            return parse.getAsInt();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + (line + 2) + " of predictions is no row of numbers", e);
        }
    }
}
