package org.tarnish.predictions.file;

import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Logits;

/** Gives the columns of a row to Parquet, in the order of {@link PredictionColumns#schema}. */
final class RowFields {
    private final RecordConsumer consumer;
    private int column;

    RowFields(RecordConsumer consumer) {
        this.consumer = consumer;
    }

    void write(PredictionsWriter.Row row) {
        var predictions = row.predictions();
        int image = row.image();
        column = 0;
        consumer.startMessage();
        var named = row.named();
        if (named != null) {
            text(PredictionColumns.RUN, Optional.of(named.run()));
            text(PredictionColumns.CONDITION, Optional.of(named.condition()));
            var index = named.images().index(image);
            field(PredictionColumns.INDEX, index.isPresent(), () -> consumer.addInteger(index.get()));
            text(PredictionColumns.NAME, named.images().name(image));
        }
        integer(PredictionColumns.LABEL, predictions.labels()[image]);
        integer(PredictionColumns.PREDICTED, predictions.predicted()[image]);
        predictions.confidences().ifPresent(sure -> confidences(sure, image));
        predictions.logits().ifPresent(logits -> logits(logits, image));
        consumer.endMessage();
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
        field(PredictionColumns.LOGITS, true, () -> {
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

    private void text(String name, Optional<String> value) {
        field(name, value.isPresent(), () -> consumer.addBinary(Binary.fromString(value.get())));
    }

    private void integer(String name, int value) {
        field(name, true, () -> consumer.addInteger(value));
    }

    private void number(String name, float value) {
        field(name, true, () -> consumer.addFloat(value));
    }

    private void field(String name, boolean present, Runnable value) {
        int at = column++;
        if (present) {
            consumer.startField(name, at);
            value.run();
            consumer.endField(name, at);
        }
    }
}
