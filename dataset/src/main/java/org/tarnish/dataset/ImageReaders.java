package org.tarnish.dataset;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The readers of the formats that are understood, chosen by a file's first bytes. They are made directly, not looked up
 * in ImageIO's registry, so that the result does not depend on which plugins a class loader happens to find.
 */
final class ImageReaders {
    private enum Format {
        PNG(0x89, 'P', 'N', 'G'),
        JPEG(0xff, 0xd8, 0xff),
        GIF('G', 'I', 'F', '8'),
        BMP('B', 'M');

        private final int[] signature;

        Format(int... signature) {
            this.signature = signature;
        }

        boolean matches(byte[] content) {
            for (var i = 0; i < signature.length; i++) {
                if (i >= content.length || (content[i] & 0xff) != signature[i]) {
                    return false;
                }
            }
            return true;
        }

        ImageReader newReader() {
            try {
                return this == JPEG
                        ? new JPEGImageReaderSpi().createReaderInstance(null)
                        : ImageIO.getImageReadersByFormatName(name()).next();
            } catch (IOException e) {
                throw new UncheckedIOException("no reader can be made for " + name(), e);
            }
        }
    }

    private final Map<Format, ImageReader> readers = new EnumMap<>(Format.class);

    /** The reader for content of this kind; the same one each time, to be reset after use. */
    Optional<ImageReader> readerOf(byte[] content) {
        for (var format : Format.values()) {
            if (format.matches(content)) {
                return Optional.of(readers.computeIfAbsent(format, Format::newReader));
            }
        }
        return Optional.empty();
    }
}
