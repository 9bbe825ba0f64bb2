package org.tarnish.dataset.image.source;

import java.nio.charset.StandardCharsets;

/** A place in a file's content from which numbers are read; whoever reads past the end learns that it is cut off. */
public final class Bytes {
    private final byte[] content;
    private final int end;
    private final boolean bigEndian;
    private int at;

    private Bytes(byte[] content, int at, int end, boolean bigEndian) {
        this.content = content;
        this.at = at;
        this.end = end;
        this.bigEndian = bigEndian;
    }

    /** From the beginning, most significant bytes first. */
    public static Bytes bigEndian(byte[] content) {
        return new Bytes(content, 0, content.length, true);
    }

    /** From the beginning, least significant bytes first. */
    public static Bytes littleEndian(byte[] content) {
        return new Bytes(content, 0, content.length, false);
    }

    /** The next {@code length} bytes as a content of their own; this one goes on behind them. */
    public Bytes part(long length) throws Fault {
        require(length);
        var part = new Bytes(content, at, at + (int) length, bigEndian);
        at += (int) length;
        return part;
    }

    public int u8() throws Fault {
        require(1);
        return content[at++] & 0xff;
    }

    public int u16() throws Fault {
        var first = u8();
        var second = u8();
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    public long u32() throws Fault {
        long first = u16();
        long second = u16();
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** A number of 64 bits; one beyond 63 bits comes out negative. */
    public long u64() throws Fault {
        var first = u32();
        var second = u32();
        return bigEndian ? first << 32 | second : second << 32 | first;
    }

    /** Characters of one byte each. */
    public String text(int length) throws Fault {
        require(length);
        var text = new String(content, at, length, StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    /** A copy of the next bytes. */
    public byte[] take(long length) throws Fault {
        require(length);
        var taken = java.util.Arrays.copyOfRange(content, at, at + (int) length);
        at += (int) length;
        return taken;
    }

    public void skip(long length) throws Fault {
        require(length);
        at += (int) length;
    }

    /** Goes to a place counted from the beginning of the file. */
    public void seek(long place) throws Fault {
        if (place < 0 || place > end) {
            throw Fault.cutOff("it has " + end + " bytes, and refers to byte " + place);
        }
        at = (int) place;
    }

    /** The place from the beginning of the file. */
    public int position() {
        return at;
    }

    /** How many bytes there are left. */
    public int left() {
        return end - at;
    }

    /** The array behind it all, which {@link #position} and {@link #left} are about: read only. */
    public byte[] array() {
        return content;
    }

    private void require(long length) throws Fault {
        if (length < 0 || length > end - at) {
            throw Fault.cutOff(
                    "at byte " + at + " it needs " + Long.toUnsignedString(length) + " more, there are " + (end - at));
        }
    }
}
