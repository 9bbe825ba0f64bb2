package org.tarnish.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder with five textures of frost, each of one grey. */
final class FrostFolder {
    private static final int SIDE = 60;

    private FrostFolder() {}

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int number = 1; number <= 5; number++) {
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < SIDE * SIDE; i++) {
                image.setRGB(i % SIDE, i / SIDE, 0x282828 * number);
            }
            ImageIO.write(
                    image, "png", folder.resolve("frost" + number + ".png").toFile());
        }
        return folder;
    }

    static String identity(Path folder) throws IOException {
        return FrostFiles.read(folder).identity();
    }
}
