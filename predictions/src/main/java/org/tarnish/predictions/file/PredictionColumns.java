package org.tarnish.predictions.file;

import static org.apache.parquet.schema.LogicalTypeAnnotation.float16Type;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * The columns of files of predictions. A file for people names run, condition and image; what a task keeps has neither,
 * since the same evaluation may serve several experiments.
 */
final class PredictionColumns {
    static final String RUN = "run";
    static final String CONDITION = "condition";
    static final String NAME = "name";
    static final String INDEX = "index";
    static final String LABEL = "label";
    static final String PREDICTED = "predicted";
    static final String OF_LABEL = "probability_of_label";
    static final String CONFIDENCE = "confidence";
    static final String MARGIN = "margin";
    static final String ENTROPY = "entropy";
    static final String LOSS = "loss";
    static final String SQUARES = "sum_of_squares";
    static final String LOGITS = "logits";

    private PredictionColumns() {}

    static String topClass(int place) {
        return "top" + (place + 1);
    }

    static String topProbability(int place) {
        return "top" + (place + 1) + "_probability";
    }

    /**
     * Of what a task keeps.
     *
     * @param top most probable classes of an image; 0 without confidences
     * @param logits whether all logits are there
     */
    static MessageType kept(int top, boolean logits) {
        var columns = new ArrayList<Type>();
        columns.add(column(REQUIRED, INT32, LABEL));
        columns.add(column(REQUIRED, INT32, PREDICTED));
        if (top > 0) {
            confidences(columns, REQUIRED, top);
        }
        if (logits) {
            columns.add(logits(REQUIRED));
        }
        return new MessageType("predictions", columns);
    }

    /**
     * Of files for people: what an evaluation does not have is null.
     *
     * @param top most probable classes of an image, at least 1
     */
    static MessageType named(int top) {
        var columns = new ArrayList<Type>();
        columns.add(text(REQUIRED, RUN));
        columns.add(text(REQUIRED, CONDITION));
        columns.add(column(OPTIONAL, INT32, INDEX));
        columns.add(text(OPTIONAL, NAME));
        columns.add(column(REQUIRED, INT32, LABEL));
        columns.add(column(REQUIRED, INT32, PREDICTED));
        confidences(columns, OPTIONAL, top);
        columns.add(logits(OPTIONAL));
        return new MessageType("predictions", columns);
    }

    private static void confidences(List<Type> columns, Repetition repetition, int top) {
        List.of(OF_LABEL, CONFIDENCE, MARGIN, ENTROPY, LOSS, SQUARES)
                .forEach(name -> columns.add(column(repetition, FLOAT, name)));
        for (int place = 0; place < top; place++) {
            columns.add(column(repetition, INT32, topClass(place)));
            columns.add(column(repetition, FLOAT, topProbability(place)));
        }
    }

    private static Type logits(Repetition repetition) {
        return Types.list(repetition)
                .requiredElement(FIXED_LEN_BYTE_ARRAY)
                .length(Short.BYTES)
                .as(float16Type())
                .named(LOGITS);
    }

    private static Type text(Repetition repetition, String name) {
        return Types.primitive(BINARY, repetition).as(stringType()).named(name);
    }

    private static Type column(Repetition repetition, PrimitiveTypeName type, String name) {
        return Types.primitive(type, repetition).named(name);
    }
}
