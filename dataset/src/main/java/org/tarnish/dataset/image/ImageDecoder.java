package org.tarnish.dataset.image;

import java.io.IOException;
import org.tarnish.dataset.image.bmp.Bmp;
import org.tarnish.dataset.image.gif.Gif;
import org.tarnish.dataset.image.jpeg.Jpeg;
import org.tarnish.dataset.image.png.Png;
import org.tarnish.dataset.image.pnm.Pnm;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.dataset.image.tiff.Tiff;
import org.tarnish.dataset.image.webp.WebP;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FailureText;

/**
 * Decodes PNG, JPEG, GIF, BMP, WebP, TIFF, PBM, PGM and PPM files, recognized by content, into the samples of Pillow's
 * {@code Image.open(file).convert("RGB")}, which is how torchvision's loaders read them.
 *
 * <p>Alpha and transparent colors are dropped, not laid over anything. Of 16 bits the upper 8 are taken, but grey of more
 * than 8 bits is cut at 255. CMYK becomes RGB without a profile; profiles and gamma are ignored, and so is EXIF
 * orientation but in TIFF. Of several frames or pages the first is taken. Images of a side above {@value #MAX_SIDE} or of
 * more than {@value #MAX_PIXELS} pixels are refused by their header, before memory is taken for them; so are files that
 * are too short for what their header says.
 *
 * <p>Keeps its readers: not thread-safe, one decoder per thread.
 */
public final class ImageDecoder {
    /** Longest side that is decoded, in pixels. */
    public static final int MAX_SIDE = Picture.MAX_SIDE;

    /** Largest image that is decoded, in pixels. */
    public static final int MAX_PIXELS = Picture.MAX_PIXELS;

    private final Jpeg jpeg = new Jpeg();

    /**
     * @param name the file's name, for messages
     * @throws UnreadableImageException if the content is empty, of another type, damaged, cut off or too large
     */
    public Image decode(String name, byte[] content) throws UnreadableImageException {
        if (content.length == 0) {
            throw new UnreadableImageException(name + " is empty (0 bytes)");
        }
        var format = ImageFormat.of(content).orElseThrow(() -> unknown(name, content));
        try {
            return switch (format) {
                case PNG -> Png.read(content);
                case JPEG -> jpeg.read(content);
                case GIF -> Gif.read(content);
                case BMP -> Bmp.read(content);
                case WEBP -> WebP.read(content);
                case TIFF -> Tiff.read(content, jpeg);
                case PNM -> Pnm.read(content);
            };
        } catch (Fault e) {
            throw new UnreadableImageException(name + " " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // The JDK answers damaged JPEG with any exception, and what slips past our own checks is damage as well.
            throw new UnreadableImageException(name + " is damaged or cut off: " + FailureText.of(e), e);
        }
    }

    private static UnreadableImageException unknown(String name, byte[] content) {
        return new UnreadableImageException(OtherFormat.of(content)
                .map(other -> name + " is " + other + ", which is not read; save it as " + ImageFormat.titles())
                .orElseGet(() ->
                        name + " is no " + ImageFormat.titles() + " image: it starts with none of their signatures"));
    }
}
