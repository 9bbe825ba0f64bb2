package org.tarnish.evaluator;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Predictions as a CSV file with the columns index, label and predicted: all that accuracies and comparisons are
 * computed from.
 *
 * @param labels true class of each image
 * @param predicted class the network chose
 */
record PredictionsFile(int[] labels, int[] predicted) {
    private static final String HEADING = "index,label,predicted";

    byte[] csv() {
        var text = new StringBuilder(HEADING).append('\n');
        for (int i = 0; i < labels.length; i++) {
            text.append(i)
                    .append(',')
                    .append(labels[i])
                    .append(',')
                    .append(predicted[i])
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws IllegalArgumentException if the bytes are not such a file
     */
    static PredictionsFile read(byte[] csv) {
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
        return new PredictionsFile(labels, predicted);
    }

    private static int number(int line, IntSupplier parse) {
        try {
            return parse.getAsInt();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + (line + 2) + " of predictions is no row of numbers", e);
        }
    }

    /** Images classified right. */
    int correct() {
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            correct += labels[i] == predicted[i] ? 1 : 0;
        }
        return correct;
    }
}
