package org.tarnish.dataset;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The readers of the formats that are understood, chosen by a file's first bytes: always the same reader for a
 * format, whichever other plugins a class loader happens to find.
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
                        ? jpeg().createReaderInstance()
                        : ImageIO.getImageReadersByFormatName(name()).next();
            } catch (IOException e) {
                throw new UncheckedIOException("no reader can be made for " + name(), e);
            }
        }
    }

    /**
     * TwelveMonkeys' provider, which knows more kinds of JPEG than the JDK's. It works only once it is registered, and
     * class loaders that hide it from ImageIO's own search are common in application servers.
     */
    private static synchronized ImageReaderSpi jpeg() {
        var registry = IIORegistry.getDefaultInstance();
        var registered = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
        if (registered == null) {
            registered = new JPEGImageReaderSpi();
            registry.registerServiceProvider(registered, ImageReaderSpi.class);
        }
        return registered;
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
