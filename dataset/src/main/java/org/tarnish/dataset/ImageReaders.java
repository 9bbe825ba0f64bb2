package org.tarnish.dataset;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The readers of the formats that are understood: always the same reader for a format, whichever other plugins a class
 * loader happens to find. JPEG goes to TwelveMonkeys' reader, which knows more kinds of it; the plain kind goes straight
 * to the JDK's, which TwelveMonkeys' uses too, at less than half the time for small images.
 */
final class ImageReaders {
    enum Format {
        PNG(0x89, 'P', 'N', 'G'),
        JPEG(0xff, 0xd8, 0xff),
        GIF('G', 'I', 'F', '8'),
        BMP('B', 'M');

        private final int[] signature;

        Format(int... signature) {
            this.signature = signature;
        }

        /** The format of a file by its first bytes. */
        static Optional<Format> of(byte[] content) {
            for (var format : values()) {
                if (format.matches(content)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }

        private boolean matches(byte[] content) {
            for (var i = 0; i < signature.length; i++) {
                if (i >= content.length || (content[i] & 0xff) != signature[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<Format, ImageReader> plain = new EnumMap<>(Format.class);
    private ImageReader jpeg;

    /** The JDK's reader, the same one each time, to be reset after use. */
    ImageReader plain(Format format) {
        return plain.computeIfAbsent(format, ImageReaders::ofJdk);
    }

    /** TwelveMonkeys' reader of JPEG, the same one each time, to be reset after use. */
    ImageReader jpeg() {
        if (jpeg == null) {
            jpeg = ofTwelveMonkeys();
        }
        return jpeg;
    }

    private static ImageReader ofJdk(Format format) {
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(format.name()); all.hasNext(); ) {
            var reader = all.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IllegalStateException("this Java platform has no reader for " + format);
    }

    /** The provider works only once it is registered, and application servers hide it from ImageIO's own search. */
    private static ImageReader ofTwelveMonkeys() {
        synchronized (IIORegistry.class) {
            var registry = IIORegistry.getDefaultInstance();
            var provider = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
            if (provider == null) {
                provider = new JPEGImageReaderSpi();
                registry.registerServiceProvider(provider, ImageReaderSpi.class);
            }
            try {
                return provider.createReaderInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("the reader of JPEG cannot be made", e);
            }
        }
    }
}
