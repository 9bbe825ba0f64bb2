package org.tarnish.imaging.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of numbers that are kept in {@code .npy} files, all little-endian. */
public enum NpyType {
    UINT8("|u1", Byte.BYTES),
    INT32("<i4", Integer.BYTES),
    INT64("<i8", Long.BYTES),
    FLOAT32("<f4", Float.BYTES);

    private final String descriptor;
    private final int bytes;

    NpyType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /** NumPy's name, such as {@code <i4}. */
    public String descriptor() {
        return descriptor;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    static Optional<NpyType> of(String descriptor) {
        return Arrays.stream(values())
                .filter(type -> type.descriptor.equals(descriptor))
                .findFirst();
    }

    static String descriptors() {
        return Arrays.stream(values()).map(NpyType::descriptor).collect(Collectors.joining(", "));
    }
}
