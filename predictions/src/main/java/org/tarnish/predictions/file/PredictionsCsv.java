package org.tarnish.predictions.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Predictions;

/**
 * Writes predictions as CSV (RFC 4180, UTF-8), one row per image: the columns of the Parquet file but for the logits. What
 * an evaluation does not have is empty. Numbers are written so that they read back as the same 32 bits.
 */
public final class PredictionsCsv implements AutoCloseable {
    private final BufferedWriter file;
    private final int top;

    /**
     * A file, which is written over.
     *
     * @param top most probable classes of an image, at least 1
     */
    public PredictionsCsv(Path file, int top) throws IOException {
        this.file = Files.newBufferedWriter(file);
        this.top = top;
        var names = new ArrayList<String>();
        for (var column : PredictionColumns.named(top).getFields()) {
            if (!column.getName().equals(PredictionColumns.LOGITS)) {
                names.add(column.getName());
            }
        }
        this.file.write(String.join(",", names) + "\r\n");
    }

    /** Adds a row for each image. */
    public void write(Predictions predictions, Named named) throws IOException {
        for (int image = 0; image < predictions.count(); image++) {
            var row = new StringBuilder(200);
            row.append(quoted(named.run()))
                    .append(',')
                    .append(quoted(named.condition()))
                    .append(',')
                    .append(named.images().index(image).map(String::valueOf).orElse(""))
                    .append(',')
                    .append(named.images()
                            .name(image)
                            .map(PredictionsCsv::quoted)
                            .orElse(""))
                    .append(',')
                    .append(predictions.labels()[image])
                    .append(',')
                    .append(predictions.predicted()[image]);
            confidences(row, predictions.confidences(), image);
            file.write(row.append("\r\n").toString());
        }
    }

    private void confidences(StringBuilder row, Optional<Confidences> confidences, int image) {
        if (confidences.isEmpty()) {
            row.append(",".repeat(6 + 2 * top));
            return;
        }
        var sure = confidences.get();
        row.append(',').append(sure.ofLabel(image));
        row.append(',').append(sure.confidence(image));
        row.append(',').append(sure.margin(image));
        row.append(',').append(sure.entropies()[image]);
        row.append(',').append(sure.losses()[image]);
        row.append(',').append(sure.squares()[image]);
        for (int place = 0; place < top; place++) {
            int at = image * sure.top() + place;
            row.append(',').append(sure.topClasses()[at]);
            row.append(',').append(sure.topProbabilities()[at]);
        }
    }

    private static String quoted(String text) {
        boolean plain = Arrays.stream(new String[] {",", "\"", "\n", "\r"}).noneMatch(text::contains);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
