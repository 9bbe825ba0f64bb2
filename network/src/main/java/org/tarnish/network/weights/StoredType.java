package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    },
    I32(Integer.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getInt();
        }
    },
    I16(Short.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getShort();
        }
    },
    I8(Byte.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.get();
        }
    },
    U64(Long.BYTES) {
        @Override
        float next(ByteBuffer data) {
            long bits = data.getLong();
            // What is beyond a long has more digits than a float; its lowest bit still decides between two floats.
            return bits >= 0 ? bits : (float) ((bits >>> 1) | (bits & 1)) * 2;
        }
    },
    U32(Integer.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getInt() & 0xffffffffL;
        }
    },
    U16(Short.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.getShort() & 0xffff;
        }
    },
    U8(Byte.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.get() & 0xff;
        }
    },
    BOOL(Byte.BYTES) {
        @Override
        float next(ByteBuffer data) {
            return data.get() == 0 ? 0 : 1;
        }
    };

    private static final int PIECE = 1 << 18;
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

    /**
     * The next values of little-endian data, taken in small pieces.
     *
     * @throws EOFException if there are less
     */
    float[] read(InputStream data, int count) throws IOException {
        var values = new float[count];
        var piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < count; ) {
            int now = Math.min(count - done, PIECE / bytes);
            if (data.readNBytes(piece.array(), 0, now * bytes) < now * bytes) {
                throw new EOFException("the data ended before value " + done + " of " + count);
            }
            piece.clear();
            for (int i = 0; i < now; i++) {
                values[done++] = next(piece);
            }
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
