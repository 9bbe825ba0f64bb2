package org.tarnish.dataset.image.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tarnish.dataset.image.jpeg.Jpeg;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/** Undoes the compression of strips and tiles and their predictor. */
final class Chunk {
    private static final int NONE = 1;
    private static final int HUFFMAN = 2;
    private static final int GROUP3 = 3;
    private static final int GROUP4 = 4;
    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32_946;
    private static final int PACK_BITS = 32_773;
    private static final int YCBCR = 6;

    private final PixelLayout pixels;
    private final Jpeg jpeg;
    private final int compression;
    private final boolean reversed;
    private final boolean differences;
    private final boolean chroma;
    private final long[] tables;
    private final long options;

    Chunk(Directory directory, PixelLayout pixels, Jpeg jpeg) throws Fault {
        this.pixels = pixels;
        this.jpeg = jpeg;
        compression = (int) directory.number(Tag.COMPRESSION, NONE);
        reversed = directory.number(Tag.FILL_ORDER, 1) == 2;
        var predictor = directory.number(Tag.PREDICTOR, 1);
        differences = predictor == 2 && (compression == LZW || compression == DEFLATE || compression == OLD_DEFLATE);
        chroma = directory.number(Tag.PHOTOMETRIC, 0) == YCBCR;
        tables = directory.numbers(Tag.JPEG_TABLES);
        options = directory.number(Tag.T4_OPTIONS, 0);
        if (predictor > 2) {
            throw Fault.unsupported("a TIFF with the predictor of floating point numbers");
        }
        if (differences && pixels.bits() != 8 && pixels.bits() != 16 && pixels.bits() != 32) {
            throw Fault.damaged("it has a predictor for numbers of " + pixels.bits() + " bits");
        }
        if (compression == JPEG && pixels.bits() != 8) {
            throw Fault.unsupported("a TIFF with JPEG of " + pixels.bits() + " bits");
        }
        if (chroma && (compression != JPEG || pixels.planar())) {
            throw Fault.unsupported("a TIFF of YCbCr without JPEG");
        }
    }

    /** How many bytes may come of one at most. */
    int mostExpansion() throws Fault {
        return switch (compression) {
            case NONE -> 1;
            case PACK_BITS -> 64;
            case LZW -> 2731;
            case DEFLATE, OLD_DEFLATE -> 1032;
            case JPEG, HUFFMAN, GROUP3, GROUP4 -> 1 << 20;
            case 6 -> throw Fault.unsupported("a TIFF with JPEG of the old kind");
            case 34_925 -> throw Fault.unsupported("a TIFF with LZMA");
            case 50_000 -> throw Fault.unsupported("a TIFF with Zstandard");
            case 50_001 -> throw Fault.unsupported("a TIFF with WebP");
            default -> throw Fault.unsupported("a TIFF of compression " + compression);
        };
    }

    /** The rows of so many pixels, one after the other. */
    byte[] decode(Bytes data, int width, int rows) throws IOException {
        var rowBytes = (int) pixels.rowBytes(width);
        if (compression == JPEG) {
            return decodeJpeg(data, width, rows);
        }
        var target = new byte[rowBytes * rows];
        var stored = reversed ? Bytes.bigEndian(reversed(data.take(data.left()))) : data;
        switch (compression) {
            case NONE -> System.arraycopy(stored.take(target.length), 0, target, 0, target.length);
            case PACK_BITS -> unpack(stored, target);
            case LZW -> new TiffLzw(stored).read(target);
            case HUFFMAN, GROUP3, GROUP4 -> new Fax(stored, width, rows, coding()).read(target);
            default -> inflate(stored, target);
        }
        if (differences) {
            sum(target, rowBytes, width, rows);
        }
        return target;
    }

    private Fax.Coding coding() throws Fault {
        if (pixels.bits() != 1 || pixels.together() != 1) {
            throw Fault.damaged("it has a fax coding for pixels of " + pixels.bits() * pixels.together() + " bits");
        }
        return switch (compression) {
            case HUFFMAN -> Fax.Coding.ALIGNED;
            case GROUP4 -> Fax.Coding.TWO_DIMENSIONAL;
            default -> (options & 1) != 0 ? Fax.Coding.MARKED : Fax.Coding.MARKED_ONE_DIMENSIONAL;
        };
    }

    private static byte[] reversed(byte[] bytes) {
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
        }
        return bytes;
    }

    private static void unpack(Bytes stored, byte[] target) throws Fault {
        for (var at = 0; at < target.length; ) {
            var count = (byte) stored.u8();
            if (count >= 0) {
                for (var i = 0; i <= count; i++) {
                    var value = (byte) stored.u8();
                    if (at < target.length) {
                        target[at++] = value;
                    }
                }
            } else if (count != Byte.MIN_VALUE) {
                var value = (byte) stored.u8();
                for (var i = count; i <= 0 && at < target.length; i++) {
                    target[at++] = value;
                }
            }
        }
    }

    private static void inflate(Bytes stored, byte[] target) throws Fault {
        var inflater = new Inflater();
        try {
            inflater.setInput(stored.array(), stored.position(), stored.left());
            for (var at = 0; at < target.length; ) {
                var count = inflater.inflate(target, at, target.length - at);
                if (count == 0) {
                    throw Fault.cutOff("a strip or tile ends before its last row");
                }
                at += count;
            }
        } catch (DataFormatException e) {
            throw Fault.damaged("a strip or tile cannot be inflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** Each number is the difference to the one left of it. */
    private void sum(byte[] target, int rowBytes, int width, int rows) {
        var bytes = pixels.bits() / 8;
        for (var row = 0; row < rows; row++) {
            for (var i = pixels.together(); i < width * pixels.together(); i++) {
                var value = pixels.number(target, row * rowBytes, i)
                        + pixels.number(target, row * rowBytes, i - pixels.together());
                for (var k = 0; k < bytes; k++) {
                    var at = row * rowBytes + i * bytes + (pixels.bigEndian() ? bytes - 1 - k : k);
                    target[at] = (byte) (value >> 8 * k);
                }
            }
        }
    }

    private byte[] decodeJpeg(Bytes data, int width, int rows) throws IOException {
        var file = new ByteArrayOutputStream();
        var stored = data.take(data.left());
        if (stored.length < 2) {
            throw Fault.cutOff("a strip or tile is empty");
        }
        if (tables.length > 4) {
            for (var i = 0; i < tables.length - 2; i++) {
                file.write((int) tables[i]);
            }
            file.write(stored, 2, stored.length - 2);
        } else {
            file.writeBytes(stored);
        }
        var image = jpeg.components(file.toByteArray(), chroma);
        if (image.width() < width || image.height() < rows || image.channels() != pixels.together()) {
            throw Fault.damaged("a strip or tile of " + width + " x " + rows + " pixels of " + pixels.together()
                    + " numbers holds a JPEG of " + image.width() + " x " + image.height() + " pixels of "
                    + image.channels());
        }
        var rowBytes = width * image.channels();
        if (image.width() == width) {
            return image.numbers();
        }
        var target = new byte[rowBytes * rows];
        for (var row = 0; row < rows; row++) {
            System.arraycopy(image.numbers(), row * image.width() * image.channels(), target, row * rowBytes, rowBytes);
        }
        return target;
    }
}
