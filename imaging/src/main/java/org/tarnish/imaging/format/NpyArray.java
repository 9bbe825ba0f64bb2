package org.tarnish.imaging.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * An array read from an {@code .npy} file of format 1.0, of at most 2 GiB. The file is trusted in nothing: what does not
 * hold together is refused with a {@link NpyFormatException} before any number is read.
 *
 * @param shape lengths of the dimensions, the last one fastest
 * @param data the numbers alone, little-endian, read-only, from position 0; use absolute reads where threads share it
 */
public record NpyArray(NpyType type, List<Integer> shape, ByteBuffer data) {
    private static final int LENGTH_AT = Npy.MAGIC.length;
    private static final int DICTIONARY_AT = LENGTH_AT + Short.BYTES;

    /**
     * Maps a file into memory; the mapping ends when the array is no longer reachable.
     *
     * @throws NpyFormatException if the file is not what this class can read
     * @throws IOException if the file cannot be opened or mapped
     */
    public static NpyArray map(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new NpyFormatException(
                        file + " must have at most " + Integer.MAX_VALUE + " bytes, was " + size + "; split it");
            }
            return parse(channel.map(FileChannel.MapMode.READ_ONLY, 0, size), file.toString());
        }
    }

    /**
     * Reads an array that is already in memory, without copying it.
     *
     * @param file the whole file, from position to limit
     * @param name what to call it in messages
     * @throws NpyFormatException if the bytes are not what this class can read
     */
    public static NpyArray parse(ByteBuffer file, String name) throws NpyFormatException {
        var bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[Npy.MAGIC.length];
        if (bytes.limit() < DICTIONARY_AT) {
            throw new NpyFormatException(
                    name + " ends after " + bytes.limit() + " bytes, within the head of an .npy file; write it again");
        }
        bytes.get(0, magic);
        if (!Arrays.equals(magic, Npy.MAGIC)) {
            throw new NpyFormatException(name + " does not start as an .npy file of format 1.0 does");
        }
        var dictionary = new byte[Short.toUnsignedInt(bytes.getShort(LENGTH_AT))];
        if (bytes.limit() < DICTIONARY_AT + dictionary.length) {
            throw new NpyFormatException(name + " ends after " + bytes.limit() + " bytes, within its header of "
                    + dictionary.length + " bytes; write it again");
        }
        bytes.get(DICTIONARY_AT, dictionary);
        var header = NpyHeader.parse(new String(dictionary, StandardCharsets.ISO_8859_1), name);
        var start = DICTIONARY_AT + dictionary.length;
        if (header.dataBytes() != bytes.limit() - start) {
            throw new NpyFormatException(name + " must have " + header.dataBytes() + " bytes of data for its shape "
                    + header.shape() + ", was " + (bytes.limit() - start) + "; it may have been cut off");
        }
        var data = bytes.position(start).slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return new NpyArray(header.type(), header.shape(), data);
    }
}
