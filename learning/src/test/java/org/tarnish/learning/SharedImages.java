package org.tarnish.learning;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.imaging.Image;
import org.tarnish.network.SharedMaterial;

/** Decodes images of an archive in the shared material. */
public final class SharedImages {
    private SharedImages() {}

    /** The images of chosen names, in the archive's order; the test is skipped where there is no such archive. */
    public static Map<String, Image> read(String archive, Predicate<String> wanted) throws IOException {
        var decoder = new ImageDecoder();
        var images = new LinkedHashMap<String, Image>();
        try (var file = new BufferedInputStream(Files.newInputStream(SharedMaterial.file(archive)));
                var tar =
                        new TarArchiveInputStream(archive.endsWith(".xz") ? new XZCompressorInputStream(file) : file)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".jpg") && wanted.test(entry.getName())) {
                    images.put(entry.getName(), decoder.decode(entry.getName(), tar.readAllBytes()));
                }
            }
        }
        return images;
    }

    /** The square of that side in the middle. */
    public static Image center(Image image, int side) {
        int left = (image.width() - side) / 2;
        int top = (image.height() - side) / 2;
        var samples = new byte[side * side * Image.CHANNELS];
        for (int y = 0; y < side; y++) {
            System.arraycopy(
                    image.samples(),
                    ((top + y) * image.width() + left) * Image.CHANNELS,
                    samples,
                    y * side * Image.CHANNELS,
                    side * Image.CHANNELS);
        }
        return new Image(side, side, samples);
    }
}
