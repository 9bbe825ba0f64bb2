package org.tarnish.bench.corruption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;

/** The scene that corruptions are measured on, as others read it. */
public final class SceneFile {
    private SceneFile() {}

    /** Writes it as a NumPy array of uint8, {@code side x side x 3}. */
    public static void write(Path file, int side) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, Scene.of(side).samples(), side, side, Image.CHANNELS);
        }
    }
}
