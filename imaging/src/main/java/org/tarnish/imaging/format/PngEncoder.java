package org.tarnish.imaging.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.deflate.Compressor;

/**
 * Encodes images as lossless PNG: 8-bit RGB, not interlaced, a filter per row, one IDAT chunk. The bytes are made in
 * Java from end to end, so an image has one size in bytes whatever the JDK and the machine; entropies rest on that.
 *
 * <p>Not thread-safe: an instance keeps its buffers, some 600 KiB and six bytes per pixel, from one image to the next.
 * Use one per thread.
 */
public final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int HEADER_BYTES = 13;
    private static final int FRAME_BYTES = SIGNATURE.length + 3 * CHUNK_FRAME_BYTES + HEADER_BYTES;
    private static final byte BIT_DEPTH = 8;
    private static final byte TRUE_COLOR = 2;

    private final RowFilters filters = RowFilters.all();
    private final Compressor compressor = new Compressor();
    private byte[] filtered = {};

    /** The PNG file. */
    public byte[] encode(Image image) {
        var dataBytes = compressor.compress(filtered(image), filteredBytes(image), hasColor(image));
        var png = ByteBuffer.allocate(FRAME_BYTES + dataBytes);
        png.put(SIGNATURE);
        var header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(image.width())
                .putInt(image.height())
                .put(BIT_DEPTH)
                .put(TRUE_COLOR);
        putChunk(png, "IHDR", header.array());
        var data = new byte[dataBytes];
        compressor.copyTo(data, 0);
        putChunk(png, "IDAT", data);
        putChunk(png, "IEND", new byte[0]);
        return png.array();
    }

    /** The length of the PNG file in bytes, without making it. */
    public int size(Image image) {
        return FRAME_BYTES + compressor.measure(filtered(image), filteredBytes(image), hasColor(image));
    }

    /**
     * In colors, matches of less than six bytes mostly cost as much as the literals they stand for; libpng likewise has
     * zlib ignore them in filtered data. Without color every residual comes three times in a row, and they pay.
     */
    private static boolean hasColor(Image image) {
        var samples = image.samples();
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) {
                return true;
            }
        }
        return false;
    }

    /** Each row takes a byte more, for its filter. */
    private static int filteredBytes(Image image) {
        return Math.addExact(image.samples().length, image.height());
    }

    private byte[] filtered(Image image) {
        var length = filteredBytes(image);
        if (filtered.length < length + Compressor.SLACK) {
            filtered = new byte[length + Compressor.SLACK];
        }
        filters.filter(image, filtered);
        return filtered;
    }

    private static void putChunk(ByteBuffer png, String type, byte[] content) {
        var typeBytes = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(typeBytes);
        checksum.update(content);
        png.putInt(content.length).put(typeBytes).put(content).putInt((int) checksum.getValue());
    }
}
