package org.tarnish.predictions.file;

import static org.apache.parquet.schema.LogicalTypeAnnotation.float16Type;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
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
     * @param named whether rows name run, condition and image
     * @param top most probable classes of an image; 0 without confidences
     * @param logits whether all logits are there
     */
    static MessageType schema(boolean named, int top, boolean logits) {
        var columns = new ArrayList<Type>();
        if (named) {
            columns.addAll(
                    List.of(text(RUN), text(CONDITION), Types.optional(INT32).named(INDEX)));
            columns.add(Types.optional(BINARY).as(stringType()).named(NAME));
        }
        columns.add(integer(LABEL));
        columns.add(integer(PREDICTED));
        if (top > 0) {
            List.of(OF_LABEL, CONFIDENCE, MARGIN, ENTROPY, LOSS, SQUARES).forEach(name -> columns.add(number(name)));
            for (int place = 0; place < top; place++) {
                columns.add(integer(topClass(place)));
                columns.add(number(topProbability(place)));
            }
        }
        if (logits) {
            columns.add(Types.requiredList()
                    .requiredElement(FIXED_LEN_BYTE_ARRAY)
                    .length(Short.BYTES)
                    .as(float16Type())
                    .named(LOGITS));
        }
        return new MessageType("predictions", columns);
    }

    private static Type text(String name) {
        return Types.required(BINARY).as(stringType()).named(name);
    }

    private static Type integer(String name) {
        return Types.required(INT32).named(name);
    }

    private static Type number(String name) {
        return Types.required(FLOAT).named(name);
    }
}
