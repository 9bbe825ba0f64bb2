package org.tarnish.predictions.file;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Logits;

/** Gives the columns of a row to Parquet; what a row does not have is left out. */
final class RowFields {
    private final RecordConsumer consumer;
    private final MessageType schema;

    RowFields(RecordConsumer consumer, MessageType schema) {
        this.consumer = consumer;
        this.schema = schema;
    }

    void write(PredictionsWriter.Row row) {
        var predictions = row.predictions();
        int image = row.image();
        consumer.startMessage();
        if (row.named() != null) {
            name(row.named(), image);
        }
        integer(PredictionColumns.LABEL, predictions.labels()[image]);
        integer(PredictionColumns.PREDICTED, predictions.predicted()[image]);
        predictions.confidences().ifPresent(sure -> confidences(sure, image));
        predictions.logits().ifPresent(logits -> logits(logits, image));
        consumer.endMessage();
    }

    private void name(Named named, int image) {
        text(PredictionColumns.RUN, named.run());
        text(PredictionColumns.CONDITION, named.condition());
        named.images().index(image).ifPresent(index -> integer(PredictionColumns.INDEX, index));
        named.images().name(image).ifPresent(name -> text(PredictionColumns.NAME, name));
    }

    private void confidences(Confidences sure, int image) {
        number(PredictionColumns.OF_LABEL, sure.ofLabel(image));
        number(PredictionColumns.CONFIDENCE, sure.confidence(image));
        number(PredictionColumns.MARGIN, sure.margin(image));
        number(PredictionColumns.ENTROPY, sure.entropies()[image]);
        number(PredictionColumns.LOSS, sure.losses()[image]);
        number(PredictionColumns.SQUARES, sure.squares()[image]);
        for (int place = 0; place < sure.top(); place++) {
            int at = image * sure.top() + place;
            integer(PredictionColumns.topClass(place), sure.topClasses()[at]);
            number(PredictionColumns.topProbability(place), sure.topProbabilities()[at]);
        }
    }

    private void logits(Logits logits, int image) {
        field(PredictionColumns.LOGITS, () -> {
            consumer.startGroup();
            consumer.startField("list", 0);
            for (int label = 0; label < logits.classes(); label++) {
                short half = logits.halves()[image * logits.classes() + label];
                consumer.startGroup();
                consumer.startField("element", 0);
                consumer.addBinary(Binary.fromConstantByteArray(new byte[] {(byte) half, (byte) (half >> 8)}));
                consumer.endField("element", 0);
                consumer.endGroup();
            }
            consumer.endField("list", 0);
            consumer.endGroup();
        });
    }

    private void text(String name, String value) {
        field(name, () -> consumer.addBinary(Binary.fromString(value)));
    }

    private void integer(String name, int value) {
        field(name, () -> consumer.addInteger(value));
    }

    private void number(String name, float value) {
        field(name, () -> consumer.addFloat(value));
    }

    private void field(String name, Runnable value) {
        int at = schema.getFieldIndex(name);
        consumer.startField(name, at);
        value.run();
        consumer.endField(name, at);
    }
}
