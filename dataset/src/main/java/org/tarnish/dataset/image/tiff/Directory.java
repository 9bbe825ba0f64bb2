package org.tarnish.dataset.image.tiff;

import java.util.HashMap;
import java.util.Map;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** The first directory of a TIFF: numbers by tag. */
final class Directory {
    private static final int MOST_ENTRIES = 4096;
    private static final int BIG = 43;

    private final Map<Integer, long[]> values = new HashMap<>();
    private final boolean big;

    private Directory(boolean big) {
        this.big = big;
    }

    /** @param bytes in the file's byte order, at its beginning */
    static Directory read(Bytes bytes) throws Fault {
        bytes.skip(2);
        var directory = new Directory(bytes.u16() == BIG);
        bytes.skip(directory.big ? 4 : 0);
        bytes.seek(directory.big ? bytes.u64() : bytes.u32());
        var entries = directory.big ? bytes.u64() : bytes.u16();
        if (entries < 0 || entries > MOST_ENTRIES) {
            throw Fault.damaged(
                    "its directory has " + Long.toUnsignedString(entries) + " entries; allowed are " + MOST_ENTRIES);
        }
        for (var i = 0; i < entries; i++) {
            directory.readEntry(bytes);
        }
        return directory;
    }

    private void readEntry(Bytes bytes) throws Fault {
        var tag = bytes.u16();
        var type = bytes.u16();
        var count = big ? bytes.u64() : bytes.u32();
        var field = bytes.position();
        var fieldBytes = big ? 8 : 4;
        var size = size(type);
        if (size > 0 && isKnown(tag)) {
            if (count < 0 || count > bytes.array().length / size) {
                throw Fault.cutOff("its tag " + tag + " has " + Long.toUnsignedString(count) + " values");
            }
            if (count * size > fieldBytes) {
                bytes.seek(big ? bytes.u64() : bytes.u32());
            }
            var numbers = new long[(int) count];
            for (var k = 0; k < numbers.length; k++) {
                numbers[k] = number(bytes, type);
            }
            values.putIfAbsent(tag, numbers);
        }
        bytes.seek(field);
        bytes.skip(fieldBytes);
    }

    private static boolean isKnown(int tag) {
        return tag >= Tag.WIDTH && tag <= Tag.SAMPLE_FORMAT || tag == Tag.JPEG_TABLES || tag == Tag.SUBSAMPLING;
    }

    /** Bytes of a number; 0 for what is none. */
    private static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 13 -> 4;
            case 16, 17, 18 -> 8;
            default -> 0;
        };
    }

    private static long number(Bytes bytes, int type) throws Fault {
        return switch (size(type)) {
            case 1 -> bytes.u8();
            case 2 -> bytes.u16();
            case 4 -> bytes.u32();
            default -> bytes.u64();
        };
    }

    boolean has(int tag) {
        return values.containsKey(tag) && values.get(tag).length > 0;
    }

    /** A tag's first number. */
    long number(int tag, long absent) {
        return has(tag) ? values.get(tag)[0] : absent;
    }

    /** All its numbers, none if it is not there. */
    long[] numbers(int tag) {
        return values.getOrDefault(tag, new long[0]);
    }
}
