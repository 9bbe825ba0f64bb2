package org.tarnish.network.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a safetensors header says of one tensor.
 *
 * @param begin its first byte in the data
 * @param end one past its last byte
 */
record SafetensorsEntry(StoredType type, List<Integer> shape, long begin, long end) {
    private static final int MOST_DIMENSIONS = 16;
    private static final long MOST_VALUES = Integer.MAX_VALUE / Long.BYTES;

    /**
     * Reads the value that the parser stands on.
     *
     * @throws InvalidWeightsException if it does not describe a tensor within the data; the message continues the
     *     tensor's name
     */
    static SafetensorsEntry read(JsonParser json, long dataLength) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidWeightsException("is not described by a JSON object");
        }
        StoredType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> type = type(json);
                case "shape" -> shape = numbers(json, field, MOST_DIMENSIONS);
                case "data_offsets" -> offsets = numbers(json, field, 2);
                default -> json.skipChildren();
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw new InvalidWeightsException("needs a dtype, a shape and two data_offsets");
        }
        return of(type, shape, offsets.get(0), offsets.get(1), dataLength);
    }

    private static SafetensorsEntry of(StoredType type, List<Long> sides, long begin, long end, long dataLength)
            throws InvalidWeightsException {
        var shape = new ArrayList<Integer>();
        long size = 1;
        for (long side : sides) {
            if (side < 0 || side > Integer.MAX_VALUE) {
                throw new InvalidWeightsException("has a side of " + side);
            }
            shape.add((int) side);
            size *= side;
            if (size > MOST_VALUES) {
                throw new InvalidWeightsException("is too large: shape " + sides);
            }
        }
        if (begin < 0 || end > dataLength || begin > end) {
            throw new InvalidWeightsException(
                    "lies at [" + begin + "," + end + "] in data of " + dataLength + " bytes; was the file cut off?");
        }
        if (end - begin != size * type.bytes()) {
            throw new InvalidWeightsException("of shape " + shape + " and type " + type + " needs "
                    + size * type.bytes() + " bytes, was given " + (end - begin));
        }
        return new SafetensorsEntry(type, List.copyOf(shape), begin, end);
    }

    private static StoredType type(JsonParser json) throws IOException {
        var name = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        return StoredType.named(name)
                .orElseThrow(() -> new InvalidWeightsException(
                        "is of type '" + FileText.shown(name) + "'; known: " + StoredType.names()));
    }

    private static List<Long> numbers(JsonParser json, String field, int most) throws IOException {
        var numbers = new ArrayList<Long>();
        boolean valid = json.currentToken() == JsonToken.START_ARRAY;
        while (valid && json.nextToken() != JsonToken.END_ARRAY) {
            valid = json.currentToken() == JsonToken.VALUE_NUMBER_INT && numbers.size() < most;
            if (valid) {
                numbers.add(json.getLongValue());
            }
        }
        if (!valid) {
            throw new InvalidWeightsException("needs a list of at most " + most + " whole numbers as " + field);
        }
        return numbers;
    }
}
