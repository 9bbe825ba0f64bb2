package org.tarnish.dataset.image.tiff;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;

/**
 * Where the strips or tiles of an image are.
 *
 * @param width of each in pixels
 * @param height of each in pixels; the last strip may have fewer rows
 * @param down how many there are below each other
 */
record ChunkLayout(
        int width,
        int height,
        int across,
        int down,
        int planes,
        int imageHeight,
        boolean tiled,
        long[] offsets,
        long[] lengths,
        long rowBytes) {
    private static final long MOST_BYTES = 256L << 20;

    static ChunkLayout of(Directory directory, PixelLayout pixels) throws Fault {
        var tiled = directory.has(Tag.TILE_OFFSETS);
        if (!tiled && !directory.has(Tag.STRIP_OFFSETS)) {
            throw Fault.damaged("it says nowhere where its pixels are");
        }
        var imageWidth = directory.number(Tag.WIDTH, 0);
        var imageHeight = directory.number(Tag.HEIGHT, 0);
        var width = tiled ? directory.number(Tag.TILE_WIDTH, 0) : imageWidth;
        var height = tiled
                ? directory.number(Tag.TILE_HEIGHT, 0)
                : Math.min(imageHeight, directory.number(Tag.ROWS_PER_STRIP, imageHeight));
        Picture.check(width, height);
        var planes = pixels.planar() ? pixels.samples() : 1;
        var bytes = pixels.rowBytes(width) * height * planes;
        if (bytes > MOST_BYTES) {
            throw Fault.unsupported("a TIFF with a strip or tile of " + bytes + " bytes");
        }
        return new ChunkLayout(
                (int) width,
                (int) height,
                (int) ((imageWidth + width - 1) / width),
                (int) ((imageHeight + height - 1) / height),
                planes,
                (int) imageHeight,
                tiled,
                directory.numbers(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS),
                directory.numbers(tiled ? Tag.TILE_BYTES : Tag.STRIP_BYTES),
                pixels.rowBytes(width));
    }

    /** Refuses before memory is taken what is cut off beyond doubt. */
    void check(Bytes bytes, int mostExpansion) throws Fault {
        var needed = (long) across * down * planes;
        if (offsets.length < needed) {
            throw Fault.cutOff("it has " + offsets.length + " strips or tiles and needs " + needed);
        }
        var rows = tiled ? (long) down * height : imageHeight;
        if (rowBytes * rows * across * planes / mostExpansion > bytes.array().length) {
            throw Fault.cutOff("its " + bytes.array().length + " bytes cannot hold " + (long) width * across + " x "
                    + rows + " pixels");
        }
    }

    /** How many rows are stored in the strips or tiles that begin there. */
    int rows(int y) {
        return tiled ? height : Math.min(height, imageHeight - y);
    }

    /** The stored bytes of a strip or tile; without a length, all to the end. */
    Bytes data(Bytes bytes, int x, int y, int plane) throws Fault {
        var index = (plane * down + y / height) * across + x / width;
        bytes.seek(offsets[index]);
        return bytes.part(index < lengths.length && lengths[index] > 0 ? lengths[index] : bytes.left());
    }
}
