package org.tarnish.imaging.format;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.deflate.ZlibMeter;

/**
 * The length in bytes of the PNG that Pillow writes of an RGB image by {@code image.save(file, "PNG")}, where it is linked
 * with zlib 1: 8-bit RGB, not interlaced, the filters none, up, sub and Paeth by the smallest sum of absolute values (the
 * first of equals), zlib at level 6 with strategy Z_FILTERED and memory level 9, a row at a time, in IDAT chunks of 64 KiB
 * or four bytes per column if that is more. Wheels of Pillow since 11.1 are linked with zlib-ng, whose streams have other
 * lengths.
 *
 * <p>Not thread-safe: an instance keeps its buffers, some 400 KiB and four bytes per pixel, from one image to the next.
 */
public final class PillowPng {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int HEADER_BYTES = 13;
    private static final int FRAME_BYTES = SIGNATURE_BYTES + 2 * CHUNK_FRAME_BYTES + HEADER_BYTES;
    private static final int SMALLEST_BUFFER = 1 << 16;
    private static final int BUFFER_BYTES_PER_COLUMN = 4;

    private final RowFilters filters = RowFilters.ofPillow();
    private final ZlibMeter meter = new ZlibMeter();
    private byte[] filtered = {};

    /** The length of the PNG file in bytes, without making it. */
    public int size(Image image) {
        var rowBytes = image.width() * Image.CHANNELS + 1;
        var length = Math.multiplyExact(rowBytes, image.height());
        if (filtered.length < length) {
            filtered = new byte[length];
        }
        filters.filter(image, filtered);
        var data = meter.measure(filtered, length, rowBytes);
        var buffer = Math.max(SMALLEST_BUFFER, BUFFER_BYTES_PER_COLUMN * image.width());
        var chunks = (data + buffer - 1) / buffer;
        return FRAME_BYTES + chunks * CHUNK_FRAME_BYTES + data;
    }
}
