package org.tarnish.imaging.format.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.tarnish.imaging.Image;

/**
 * Encodes images as baseline JPEG, byte for byte as Pillow does with libjpeg-turbo for {@code save(quality=q,
 * optimize=True)}, which made the published files of ImageNet-C: JFIF 1.01, YCbCr with chroma at half the resolution
 * (4:2:0), the tables of Annex K scaled for the quality, Huffman codes made for the image.
 *
 * <p>Stateless.
 */
public final class JpegEncoder {
    private static final int BEST = 100;
    private static final int MOST_SIDE = 65_500;

    /** Where a block's coefficients are, the low frequencies first. */
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final int quality;

    /** @param quality 1..100 */
    public JpegEncoder(int quality) {
        if (quality < 1 || quality > BEST) {
            throw new IllegalArgumentException("the quality of a JPEG file must be in 1.." + BEST + ", was " + quality);
        }
        this.quality = quality;
    }

    /**
     * The JPEG file.
     *
     * @throws IllegalArgumentException if a side is above 65,500, the most that libjpeg writes
     */
    public byte[] encode(Image image) {
        if (image.width() > MOST_SIDE || image.height() > MOST_SIDE) {
            throw new IllegalArgumentException("a JPEG file has sides of at most " + MOST_SIDE + ", was "
                    + image.width() + " x " + image.height());
        }
        var scan = new JpegScan(new YccImage(image).quantized(quality), image.width(), image.height());
        var out = new ByteArrayOutputStream(image.samples().length / 4);
        write(out, 0xff, 0xd8);
        segment(out, 0xe0, "JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1));
        table(out, 0, QuantizationTable.luma(quality));
        table(out, 1, QuantizationTable.chroma(quality));
        segment(out, 0xc0, new byte[] {
            8,
            (byte) (image.height() >> 8),
            (byte) image.height(),
            (byte) (image.width() >> 8),
            (byte) image.width(),
            3,
            1,
            0x22,
            0,
            2,
            0x11,
            1,
            3,
            0x11,
            1
        });
        var codes = scan.codes();
        for (var i = 0; i < codes.length; i++) {
            // Of luma the first and the other coefficients, then of chroma.
            segment(out, 0xc4, codes[i].described(i % 2 << 4 | i / 2));
        }
        segment(out, 0xda, new byte[] {3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0});
        scan.write(out, codes);
        write(out, 0xff, 0xd9);
        return out.toByteArray();
    }

    private static void table(ByteArrayOutputStream out, int number, QuantizationTable table) {
        var content = new byte[1 + ZIGZAG.length];
        content[0] = (byte) number;
        for (var i = 0; i < ZIGZAG.length; i++) {
            content[1 + i] = (byte) table.step(ZIGZAG[i]);
        }
        segment(out, 0xdb, content);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        write(out, 0xff, marker, content.length + 2 >> 8, content.length + 2 & 0xff);
        out.writeBytes(content);
    }

    private static void write(ByteArrayOutputStream out, int... bytes) {
        for (var value : bytes) {
            out.write(value);
        }
    }
}
