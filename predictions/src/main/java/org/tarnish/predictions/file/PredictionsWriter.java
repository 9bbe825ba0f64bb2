package org.tarnish.predictions.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Predictions;

/**
 * Writes predictions as Parquet, one row per image: the same predictions give the same bytes. Compressed with Zstandard,
 * floating-point columns byte by byte of equal significance.
 */
public final class PredictionsWriter implements AutoCloseable {
    private final ParquetWriter<Row> writer;

    /** @param image row of the predictions */
    record Row(Predictions predictions, int image, Named named) {}

    private PredictionsWriter(OutputFile file, MessageType schema) throws IOException {
        this.writer = new Builder(file, schema)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withByteStreamSplitEncoding(true)
                .withDictionaryEncoding(PredictionColumns.LOGITS + ".list.element", false)
                .withSizeStatisticsEnabled(false)
                .build();
    }

    /**
     * A file for people, which is written over.
     *
     * @param top most probable classes of an image, at least 1
     */
    public static PredictionsWriter named(Path file, int top) throws IOException {
        return new PredictionsWriter(new LocalOutputFile(file), PredictionColumns.named(top));
    }

    /** The bytes that a task keeps of its predictions. */
    public static byte[] bytes(Predictions predictions) {
        var memory = new MemoryOutput();
        int top = predictions.confidences().map(Confidences::top).orElse(0);
        var schema = PredictionColumns.kept(top, predictions.logits().isPresent());
        try {
            try (var writer = new PredictionsWriter(memory, schema)) {
                writer.write(predictions, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write predictions into memory", e);
        }
        return memory.bytes();
    }

    /**
     * Adds a row for each image.
     *
     * @param named null where rows are not named
     */
    public void write(Predictions predictions, Named named) throws IOException {
        for (int image = 0; image < predictions.count(); image++) {
            writer.write(new Row(predictions, image, named));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final MessageType schema;

        Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Deprecated, and abstract. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new Rows(schema);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(schema);
        }
    }

    private static final class Rows extends WriteSupport<Row> {
        private final MessageType schema;
        private RowFields fields;

        Rows(MessageType schema) {
            this.schema = schema;
        }

        /** Deprecated, and abstract. */
        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            fields = new RowFields(consumer, schema);
        }

        @Override
        public void write(Row row) {
            fields.write(row);
        }
    }
}
