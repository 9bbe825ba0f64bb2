package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.format.PngEncoder;

/** Class folders of small pictures, made on the fly. */
final class PictureFolder {
    private final Path folder;

    PictureFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Adds pictures {@code <class>/<i>.png} that all differ. */
    PictureFolder with(String label, int count, int side) throws IOException {
        for (int i = 0; i < count; i++) {
            file(label + "/" + i + ".png", new PngEncoder().encode(picture(label, i, side, side)));
        }
        return this;
    }

    PictureFolder file(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    static Image picture(String label, int index, int width, int height) {
        var random = SeededRandomness.of(1, label, index);
        var samples = new byte[width * height * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (64 + random.below(128));
        }
        return new Image(width, height, samples);
    }
}
