package org.tarnish.predictions.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Logits;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;

/** Reads what {@link PredictionsWriter#bytes} has written. */
public final class PredictionsReader {
    private PredictionsReader() {}

    /**
     * The predictions, with no more than is needed: columns beyond that are not read.
     *
     * @throws IllegalArgumentException if the bytes are no such file
     */
    public static Predictions read(byte[] parquet, Need need) {
        var options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new OwnCodecs())
                .build();
        try (var file = ParquetFileReader.open(new MemoryInput(parquet), options)) {
            return read(file, need);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("the predictions are no Parquet file of Tarnish: " + e.getMessage(), e);
        }
    }

    private static Predictions read(ParquetFileReader file, Need need) throws IOException {
        var schema = file.getFileMetaData().getSchema();
        int top = 0;
        while (schema.containsField(PredictionColumns.topClass(top))) {
            top++;
        }
        boolean confident = top > 0 && need != Need.CLASSES;
        boolean logits = schema.containsField(PredictionColumns.LOGITS) && need == Need.LOGITS;
        var wanted = wanted(schema, PredictionColumns.kept(confident ? top : 0, logits));
        file.setRequestedSchema(wanted);
        var columns = new Columns(Math.toIntExact(file.getRecordCount()));
        for (var pages = file.readNextRowGroup(); pages != null; pages = file.readNextRowGroup()) {
            var group = new ColumnReadStoreImpl(
                    pages,
                    new Discarding(wanted),
                    wanted,
                    file.getFileMetaData().getCreatedBy());
            columns.add(wanted, pages, group);
        }
        return columns.predictions(confident ? top : 0, logits);
    }

    private static MessageType wanted(MessageType there, MessageType asked) {
        for (var column : asked.getFields()) {
            if (!there.containsField(column.getName())
                    || !there.getType(column.getName()).equals(column)) {
                throw new IllegalArgumentException("the column '" + column.getName() + "' must be " + column);
            }
        }
        return asked;
    }

    /** The columns as arrays, filled row group by row group. */
    private static final class Columns {
        private final int count;
        private final Map<String, int[]> integers = new HashMap<>();
        private final Map<String, float[]> numbers = new HashMap<>();
        private short[] halves = {};
        private int rows;
        private int read;

        Columns(int count) {
            this.count = count;
        }

        void add(MessageType schema, PageReadStore pages, ColumnReadStoreImpl group) {
            int more = Math.toIntExact(pages.getRowCount());
            for (var column : schema.getColumns()) {
                var reader = group.getColumnReader(column);
                switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                    case INT32 -> integers(column, reader, more);
                    case FLOAT -> numbers(column, reader, more);
                    default -> halves(pages.getPageReader(column).getTotalValueCount(), reader);
                }
            }
            rows += more;
        }

        private void integers(ColumnDescriptor column, ColumnReader reader, int more) {
            var values = integers.computeIfAbsent(column.getPath()[0], name -> new int[count]);
            for (int i = 0; i < more; i++) {
                values[rows + i] = reader.getInteger();
                reader.consume();
            }
        }

        private void numbers(ColumnDescriptor column, ColumnReader reader, int more) {
            var values = numbers.computeIfAbsent(column.getPath()[0], name -> new float[count]);
            for (int i = 0; i < more; i++) {
                values[rows + i] = reader.getFloat();
                reader.consume();
            }
        }

        private void halves(long values, ColumnReader reader) {
            halves = Arrays.copyOf(halves, Math.toIntExact(read + values));
            for (long i = 0; i < values; i++) {
                var bytes = reader.getBinary().getBytesUnsafe();
                halves[read++] = (short) (bytes[0] & 0xFF | bytes[1] << 8);
                reader.consume();
            }
        }

        Predictions predictions(int top, boolean logits) {
            var labels = integers.getOrDefault(PredictionColumns.LABEL, new int[0]);
            var predicted = integers.getOrDefault(PredictionColumns.PREDICTED, new int[0]);
            return new Predictions(
                    labels,
                    predicted,
                    top == 0 ? Optional.empty() : Optional.of(confidences(top)),
                    logits && count > 0 ? Optional.of(new Logits(halves.length / count, halves)) : Optional.empty());
        }

        private Confidences confidences(int top) {
            var classes = new int[count * top];
            var probabilities = new float[count * top];
            for (int place = 0; place < top; place++) {
                var atPlace = integers.get(PredictionColumns.topClass(place));
                var probability = numbers.get(PredictionColumns.topProbability(place));
                for (int image = 0; image < count; image++) {
                    classes[image * top + place] = atPlace[image];
                    probabilities[image * top + place] = probability[image];
                }
            }
            return new Confidences(
                    numbers.get(PredictionColumns.LOSS),
                    numbers.get(PredictionColumns.ENTROPY),
                    numbers.get(PredictionColumns.SQUARES),
                    top,
                    classes,
                    probabilities);
        }
    }

    /** Columns are read as columns; Parquet wants somebody who takes records all the same. */
    private static final class Discarding extends GroupConverter {
        private final PrimitiveConverter nobody = new PrimitiveConverter() {};
        private final GroupType type;

        Discarding(GroupType type) {
            this.type = type;
        }

        @Override
        public Converter getConverter(int field) {
            var part = type.getType(field);
            return part.isPrimitive() ? nobody : new Discarding(part.asGroupType());
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
