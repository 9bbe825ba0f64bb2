package org.tarnish.dataset.image.jpeg;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.jpeg.BaselineDecoder;

/**
 * JPEG as Pillow shows it, baseline and progressive, of 8 bits: grey, YCbCr, RGB, CMYK and YCCK told apart by libjpeg's
 * rules, inks made light without a profile. EXIF orientation and color profiles are ignored. The scans are decoded by
 * {@link BaselineDecoder}, and where that leaves a file to others, by the JDK's libjpeg, whose samples are the same and
 * which knows what is wrong with a damaged file.
 *
 * <p>Keeps its reader: not thread-safe.
 */
public final class Jpeg {
    /** The reader goes on with made-up pixels when a file ends early, and says so in a warning only. */
    private static final Pattern CUT_OFF =
            Pattern.compile("truncated|premature|unexpected end", Pattern.CASE_INSENSITIVE);

    private final ImageReader reader = ofJdk();
    private String cutOff;

    public Jpeg() {
        reader.addIIOReadWarningListener((source, warning) -> {
            if (CUT_OFF.matcher(warning).find()) {
                cutOff = warning;
            }
        });
    }

    /**
     * @throws Fault if there is no whole image of a kind that is read
     * @throws IOException if the JDK's decoder refuses it
     */
    public Image read(byte[] content) throws IOException {
        var header = JpegHeader.of(content);
        Picture.check(header.width(), header.height());
        var colors = header.colors();
        var plain = header.plain(content, colors.isPlain());
        if (colors.isPlain()) {
            var image = BaselineDecoder.decode(plain);
            if (image.isPresent()) {
                return image.get();
            }
        }
        var raster = raster(plain, colors.isPlain());
        var picture = Picture.of(raster.getWidth(), raster.getHeight());
        if (raster.getNumBands() == 4) {
            copyInks(raster, colors, picture);
        } else {
            copy(raster, picture);
        }
        return picture.image();
    }

    /**
     * The numbers of all pixels, side by side.
     *
     * @param channels numbers of a pixel
     */
    public record Components(int width, int height, int channels, byte[] numbers) {}

    /**
     * What is inside another format, which says itself what its numbers are.
     *
     * @param chroma whether they are YCbCr, to be made RGB; else they come as they are stored
     */
    public Components components(byte[] content, boolean chroma) throws IOException {
        var header = JpegHeader.of(content);
        Picture.check(header.width(), header.height());
        var converted = chroma && header.identifiers().size() == 3;
        var raster = raster(header.plain(content, converted), converted);
        var channels = raster.getNumBands();
        var numbers = new byte[raster.getWidth() * raster.getHeight() * channels];
        var row = new int[raster.getWidth() * channels];
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (var i = 0; i < row.length; i++) {
                numbers[y * row.length + i] = (byte) row[i];
            }
        }
        return new Components(raster.getWidth(), raster.getHeight(), channels, numbers);
    }

    private Raster raster(byte[] content, boolean converted) throws IOException {
        cutOff = null;
        try (var input = new ContentStream(content)) {
            reader.setInput(input, true, true);
            var raster = converted ? reader.read(0).getRaster() : reader.readRaster(0, null);
            if (cutOff != null) {
                throw Fault.cutOff(cutOff);
            }
            return raster;
        } finally {
            reader.setInput(null);
        }
    }

    private static void copyInks(Raster raster, JpegColors colors, Picture picture) {
        var row = new int[raster.getWidth() * 4];
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (var x = 0; x < raster.getWidth(); x++) {
                picture.set(x, y, colors.rgb(row, 4 * x));
            }
        }
    }

    private static void copy(Raster raster, Picture picture) {
        var model = (PixelInterleavedSampleModel) raster.getSampleModel();
        var buffer = (DataBufferByte) raster.getDataBuffer();
        var data = buffer.getData();
        var offsets = model.getBandOffsets();
        var green = offsets.length == 1 ? offsets[0] : offsets[1];
        var blue = offsets.length == 1 ? offsets[0] : offsets[2];
        var samples = picture.samples();
        var at = 0;
        for (var y = 0; y < raster.getHeight(); y++) {
            var from = buffer.getOffset() + y * model.getScanlineStride();
            for (var x = 0; x < raster.getWidth(); x++, from += model.getPixelStride()) {
                samples[at++] = data[from + offsets[0]];
                samples[at++] = data[from + green];
                samples[at++] = data[from + blue];
            }
        }
    }

    /** Always the JDK's, whichever other plugins a class loader happens to find. */
    private static ImageReader ofJdk() {
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("JPEG"); all.hasNext(); ) {
            var reader = all.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java platform has no reader of JPEG");
    }
}
