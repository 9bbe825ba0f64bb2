package org.tarnish.imaging.format;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.tarnish.imaging.Image;

/**
 * Encodes images as baseline JPEG the way Pillow does for {@code save(quality=q, optimize=True)}, which made the
 * published files of ImageNet-C: JFIF, YCbCr with chroma at half the resolution (4:2:0), the tables of Annex K scaled by
 * {@code (200 - 2q) / 100}, Huffman codes made for the image. The JDK's own writer does the work, so the bytes are those
 * of the machine's JDK.
 *
 * <p>Not thread-safe: an instance keeps its writer. Use one per thread.
 */
public final class JpegEncoder implements AutoCloseable {
    private static final int WORST = 50;
    private static final int BEST = 100;

    private final ImageWriter writer;
    private final JPEGImageWriteParam parameters;

    /**
     * @param quality 50..100; below, libjpeg's scale is another one
     */
    public JpegEncoder(int quality) {
        if (quality < WORST || quality > BEST) {
            throw new IllegalArgumentException(
                    "the quality of a JPEG file must be in " + WORST + ".." + BEST + ", was " + quality);
        }
        writer = ofJdk();
        parameters = (JPEGImageWriteParam) writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
        parameters.setOptimizeHuffmanTables(true);
    }

    /** The JPEG file. */
    public byte[] encode(Image image) {
        var bytes = new ByteArrayOutputStream(image.samples().length / 4);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(buffered(image), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("an image could not be written as JPEG", e);
        } finally {
            writer.setOutput(null);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        writer.dispose();
    }

    private static BufferedImage buffered(Image image) {
        var target = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        var bytes = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        var samples = image.samples();
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            bytes[i] = samples[i + 2];
            bytes[i + 1] = samples[i + 1];
            bytes[i + 2] = samples[i];
        }
        return target;
    }

    private static ImageWriter ofJdk() {
        for (var all = ImageIO.getImageWritersByFormatName("JPEG"); all.hasNext(); ) {
            var writer = all.next();
            if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
                return writer;
            }
        }
        throw new IllegalStateException("this Java platform has no writer of JPEG");
    }
}
