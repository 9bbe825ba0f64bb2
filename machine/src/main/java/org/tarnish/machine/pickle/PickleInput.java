package org.tarnish.machine.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of one or more pickles, in order, of which no more are held than a bound. */
public final class PickleInput {
    private static final int LONGEST_LINE = 256;

    private final InputStream in;
    private final PickleBounds bounds;
    private long position;
    private int held;

    public PickleInput(InputStream in, PickleBounds bounds) {
        this.in = in;
        this.bounds = bounds;
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    /** Most operations of one pickle. */
    int mostOperations() {
        return bounds.operations();
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
        if (count < 0 || count > bounds.held() - held) {
            throw new InvalidPickleException("its pickle holds an item of " + Long.toUnsignedString(count)
                    + " bytes, and at most " + bounds.held() + " bytes of all items are held");
        }
        var bytes = in.readNBytes((int) count);
        if (bytes.length < count) {
            throw cutOff();
        }
        position += bytes.length;
        held += bytes.length;
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next so many bytes as an item, which stays in the file if it is long. */
    PickleItem item(PickleItem.Form form, long count) throws IOException {
        var start = position;
        if (count < 0 || count <= bounds.longest()) {
            return new PickleItem(form, start, count, bytes(count).array());
        }
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw cutOff();
        }
        position += count;
        return new PickleItem(form, start, count, null);
    }

    private static InvalidPickleException cutOff() {
        return new InvalidPickleException("its pickle is cut off");
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
