package org.tarnish.learning.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Number types of stored tensors that can be read as float32. */
enum StoredType {
    F32(Float.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getFloat();
        }
    },
    F64(Double.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return (float) data.getDouble();
        }
    },
    BF16(Short.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return Float.intBitsToFloat(data.getShort() << 16);
        }
    },
    F16(Short.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return half(data.getShort());
        }
    },
    I64(Long.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getLong();
        }
    };

    private static final int HALF_FRACTION_BITS = 10;

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    static String names() {
        return Arrays.toString(values());
    }

    /** Bytes per value. */
    int bytes() {
        return bytes;
    }

    /** All values of little-endian data. */
    float[] floats(ByteBuffer data) {
        var values = new float[data.remaining() / bytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(data);
        }
        return values;
    }

    abstract float next(ByteBuffer data);

    /** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((float) fraction, -24);
                    case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb((float) (fraction | 0x400), exponent - 25);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
