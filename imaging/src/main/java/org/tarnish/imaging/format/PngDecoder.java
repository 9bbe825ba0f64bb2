package org.tarnish.imaging.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tarnish.imaging.Image;

/**
 * Reads PNG files of the form that {@link PngEncoder} writes: 8-bit RGB, not interlaced. Every chunk's sum is checked, and
 * no more memory is taken than the largest allowed image needs, whatever a file claims.
 */
public final class PngDecoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int HEADER_BYTES = 13;

    /** Bit depth 8, true color, and the only compression, filtering and order there are. */
    private static final byte[] FORM = {8, 2, 0, 0, 0};

    private PngDecoder() {}

    /**
     * @param mostSide largest width and height that are allowed
     * @throws IllegalArgumentException if the file is of another form, larger, cut off or damaged
     */
    public static Image decode(byte[] png, int mostSide) {
        if (png.length < SIGNATURE.length || !Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw bad("it does not begin with a PNG's signature");
        }
        var buffer = ByteBuffer.wrap(png).position(SIGNATURE.length);
        var header = ByteBuffer.wrap(chunk(buffer, "IHDR"));
        if (header.capacity() != HEADER_BYTES) {
            throw bad("its header has " + header.capacity() + " bytes instead of " + HEADER_BYTES);
        }
        int width = header.getInt();
        int height = header.getInt();
        if (width < 1 || height < 1 || width > mostSide || height > mostSide) {
            throw bad("it is " + width + " x " + height + " pixels; allowed are sides in 1.." + mostSide);
        }
        var form = new byte[FORM.length];
        header.get(form);
        if (!Arrays.equals(form, FORM)) {
            throw bad("it is not 8-bit RGB without interlacing");
        }
        var rows = inflated(chunk(buffer, "IDAT"), height * (1 + width * Image.CHANNELS));
        return new Image(width, height, unfiltered(rows, width * Image.CHANNELS, height));
    }

    private static byte[] chunk(ByteBuffer buffer, String type) {
        if (buffer.remaining() < CHUNK_FRAME_BYTES) {
            throw bad("it is cut off");
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining() - Integer.BYTES * 2) {
            throw bad("it is cut off");
        }
        var content = new byte[Integer.BYTES + length];
        buffer.get(content);
        var sum = new CRC32();
        sum.update(content);
        if ((int) sum.getValue() != buffer.getInt()) {
            throw bad("the sum of a chunk is wrong");
        }
        var found = new String(content, 0, Integer.BYTES, StandardCharsets.ISO_8859_1);
        if (!found.equals(type)) {
            throw bad("its chunk " + type + " is missing, there is " + found);
        }
        return Arrays.copyOfRange(content, Integer.BYTES, content.length);
    }

    private static byte[] inflated(byte[] data, int expected) {
        var inflater = new Inflater();
        try {
            inflater.setInput(data);
            var rows = new ByteArrayOutputStream(expected);
            var piece = new byte[Math.min(expected + 1, 1 << 16)];
            for (int read = inflater.inflate(piece); read > 0; read = inflater.inflate(piece)) {
                rows.write(piece, 0, read);
                if (rows.size() > expected) {
                    throw bad("it holds more than its pixels");
                }
            }
            if (rows.size() != expected || !inflater.finished()) {
                throw bad("it holds fewer pixels than it says");
            }
            return rows.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("the PNG cannot be read: its data are damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] unfiltered(byte[] rows, int rowBytes, int height) {
        var samples = new byte[rowBytes * height];
        for (int row = 0; row < height; row++) {
            int from = row * (rowBytes + 1);
            int at = row * rowBytes;
            int filter = rows[from];
            for (int i = 0; i < rowBytes; i++) {
                int left = i < Image.CHANNELS ? 0 : samples[at + i - Image.CHANNELS] & 0xff;
                int up = row == 0 ? 0 : samples[at + i - rowBytes] & 0xff;
                int corner = row == 0 || i < Image.CHANNELS ? 0 : samples[at + i - rowBytes - Image.CHANNELS] & 0xff;
                samples[at + i] = (byte) (rows[from + 1 + i] + predicted(filter, left, up, corner));
            }
        }
        return samples;
    }

    private static int predicted(int filter, int left, int up, int corner) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw bad("it has a row of the unknown filter " + filter);
        };
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int byLeft = Math.abs(estimate - left);
        int byUp = Math.abs(estimate - up);
        int byCorner = Math.abs(estimate - corner);
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static IllegalArgumentException bad(String reason) {
        return new IllegalArgumentException("the PNG cannot be read: " + reason);
    }
}
