package org.tarnish.network.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of one or more pickles, in order, of which no more are taken than a state dict can need. */
public final class PickleInput {
    private static final int LONGEST_PICKLE = 1 << 24;
    private static final int LONGEST_LINE = 256;

    private final InputStream in;
    private int taken;

    public PickleInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    public int position() {
        return taken;
    }

    /** The next byte, in 0..255. */
    int unsignedByte() throws IOException {
        return bytes(1).get() & 0xff;
    }

    /** The next four bytes, least significant first, in 0..4294967295. */
    long unsignedInt() throws IOException {
        return bytes(Integer.BYTES).getInt() & 0xffffffffL;
    }

    /** The next bytes, to be read least significant first. */
    ByteBuffer bytes(long count) throws IOException {
        if (count < 0 || count > LONGEST_PICKLE - taken) {
            throw new InvalidPickleException("its pickle holds an item of " + Long.toUnsignedString(count)
                    + " bytes, a state dict has at most " + LONGEST_PICKLE + " bytes besides its tensors");
        }
        var bytes = in.readNBytes((int) count);
        if (bytes.length < count) {
            throw new InvalidPickleException("its pickle is cut off");
        }
        taken += bytes.length;
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Text of so many bytes in UTF-8. */
    String text(long bytes) throws IOException {
        return new String(bytes(bytes).array(), StandardCharsets.UTF_8);
    }

    /** Text up to the next line feed. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            if (line.length() == LONGEST_LINE) {
                throw new InvalidPickleException(
                        "its pickle holds a name of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        return line.toString();
    }
}
