package org.tarnish.dataset;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FailureText;

/**
 * Decodes PNG, JPEG, BMP and GIF files, recognised by content, into 8-bit RGB.
 *
 * <p>Grey is repeated on three channels as stored, without a change of gamma. 16-bit samples v become round(v / 257).
 * CMYK and YCCK JPEG are converted to sRGB. Transparent pixels are laid over white, as a page shows them. Of an animation
 * the first frame is taken. EXIF orientation and, but for CMYK, embedded color profiles are ignored, as in the loaders
 * that published accuracies were measured with. Images of a side above {@value #MAX_SIDE} or of more than {@value
 * #MAX_PIXELS} pixels are refused by their header, before memory is taken for them.
 *
 * <p>Keeps its readers: not thread-safe, one decoder per thread.
 */
public final class ImageDecoder {
    /** Longest side that is decoded, in pixels. */
    public static final int MAX_SIDE = 20_000;

    /** Largest image that is decoded, in pixels. */
    public static final int MAX_PIXELS = 64_000_000;

    /** The readers go on with made-up pixels when a file ends early, and say so in a warning only. */
    private static final Pattern CUT_OFF =
            Pattern.compile("truncated|premature|unexpected end", Pattern.CASE_INSENSITIVE);

    private final ImageReaders readers = new ImageReaders();

    /**
     * @param name the file's name, for messages
     * @throws UnreadableImageException if the content is empty, of another type, damaged, cut off or too large
     */
    public Image decode(String name, byte[] content) throws UnreadableImageException {
        if (content.length == 0) {
            throw new UnreadableImageException(name + " is empty (0 bytes)");
        }
        var format = ImageReaders.Format.of(content)
                .orElseThrow(() -> new UnreadableImageException(
                        name + " is no PNG, JPEG, BMP or GIF image: it starts with none of their signatures"));
        if (format != ImageReaders.Format.JPEG) {
            return read(name, content, readers.plain(format));
        }
        var header = JpegHeader.of(content);
        return read(name, header.withoutProfile(content), header.isPlain() ? readers.plain(format) : readers.jpeg());
    }

    private static Image read(String name, byte[] content, ImageReader reader) throws UnreadableImageException {
        var cutOff = new String[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            if (CUT_OFF.matcher(warning).find()) {
                cutOff[0] = warning;
            }
        });
        try (var input = new ByteArrayImageInputStream(content)) {
            reader.setInput(input, false, true);
            checkSize(name, reader);
            var image = Samples.of(reader.read(0));
            if (cutOff[0] != null) {
                throw new UnreadableImageException(name + " is cut off: " + cutOff[0]);
            }
            return image;
        } catch (UnreadableImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers answer damaged content with any exception, IndexOutOfBounds and IllegalArgument included.
            throw new UnreadableImageException(name + " is damaged or cut off: " + FailureText.of(e), e);
        } finally {
            reader.reset();
        }
    }

    private static void checkSize(String name, ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new UnreadableImageException(name + " is " + width + " x " + height
                    + " pixels; allowed are sides up to " + MAX_SIDE + " and " + MAX_PIXELS + " pixels in all");
        }
    }
}
