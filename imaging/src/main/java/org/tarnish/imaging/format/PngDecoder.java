package org.tarnish.imaging.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tarnish.imaging.Image;

/**
 * Reads PNG files of the form that {@link PngEncoder} writes: 8-bit RGB, not interlaced. Every chunk's sum and the number
 * of pixels are checked before {@code javax.imageio} reads them, and no more memory is taken than the largest allowed image
 * needs, whatever a file claims.
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
        requireRows(chunk(buffer, "IDAT"), height * (1 + width * Image.CHANNELS));
        return new Image(width, height, samples(png, width, height));
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

    private static void requireRows(byte[] data, int expected) {
        try (var rows = new InflaterInputStream(new ByteArrayInputStream(data))) {
            rows.skipNBytes(expected);
            if (rows.read() >= 0) {
                throw bad("it holds more than its pixels");
            }
        } catch (EOFException e) {
            throw new IllegalArgumentException("the PNG cannot be read: it holds fewer pixels than it says", e);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Rows from the top, channels interleaved as red, green and blue. */
    private static byte[] samples(byte[] png, int width, int height) {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(input, true, true);
            var samples = new byte[width * height * Image.CHANNELS];
            reader.read(0).getRaster().getDataElements(0, 0, width, height, samples);
            return samples;
        } catch (IOException e) {
            throw damaged(e);
        } finally {
            reader.dispose();
        }
    }

    private static IllegalArgumentException damaged(IOException reason) {
        return new IllegalArgumentException("the PNG cannot be read: its data are damaged", reason);
    }

    private static IllegalArgumentException bad(String reason) {
        return new IllegalArgumentException("the PNG cannot be read: " + reason);
    }
}
