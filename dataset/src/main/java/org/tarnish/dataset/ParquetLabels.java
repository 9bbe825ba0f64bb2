package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;
import org.tarnish.dataset.parquet.ChunkReader;
import org.tarnish.dataset.parquet.Growth;

/** The labels of several Parquet files; texts are numbered as they come, and named when all are read. Not thread-safe. */
final class ParquetLabels {
    /** In place of a label that is absent, or -1 as test images have whose labels are secret. */
    static final int NONE = -1;

    private static final int LONGEST = 1 << 10;
    private static final int MOST_TEXTS = 100_000;

    private final Map<String, Integer> texts = new HashMap<>();

    /** The labels of a file, one for each row. */
    int[] read(ParquetTable table, StoredFiles.Content content) throws IOException {
        var labels = new int[table.count()];
        var growth = new Growth(table.length());
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            var file = new Source(stream);
            var row = 0;
            for (var group = 0; group < table.rows().size(); group++) {
                if (table.rows().get(group) == 0) {
                    continue;
                }
                try (var chunk = new ChunkReader(
                        file, table.labels(), table.labelChunks().get(group), growth)) {
                    for (var i = 0; i < table.rows().get(group); i++) {
                        var value = chunk.next(true);
                        labels[row] =
                                value == null ? NONE : table.labels().isNumbers() ? number(value, row) : text(value);
                        row++;
                    }
                }
            }
        }
        return labels;
    }

    private static int number(byte[] value, int row) throws FormatException {
        var number = 0L;
        for (var i = value.length - 1; i >= 0; i--) {
            number = number << 8 | value[i] & 0xff;
        }
        number = value.length == Integer.BYTES ? (int) number : number;
        if (number < NONE || number > Integer.MAX_VALUE) {
            throw new FormatException("has the label " + number + " in row " + row + "; labels count from 0");
        }
        return (int) number;
    }

    private int text(byte[] value) throws FormatException {
        var text = ClassNames.composed(new String(value, StandardCharsets.UTF_8));
        if (value.length > LONGEST || texts.size() == MOST_TEXTS && !texts.containsKey(text)) {
            throw new FormatException("has texts as labels that name no classes: "
                    + (value.length > LONGEST
                            ? "one has " + value.length + " bytes"
                            : "there are more than " + MOST_TEXTS + " different ones"));
        }
        return texts.computeIfAbsent(text, any -> texts.size());
    }

    /** The texts that have come, in the order of classes. */
    List<String> classes() {
        return List.copyOf(new TreeSet<>(texts.keySet()));
    }

    /** Labels by the order of classes instead of that of coming. */
    int[] ordered(int[] labels, List<String> classes) {
        var places = new int[texts.size()];
        IntStream.range(0, classes.size()).forEach(place -> places[texts.get(classes.get(place))] = place);
        return IntStream.of(labels)
                .map(label -> label == NONE ? NONE : places[label])
                .toArray();
    }
}
