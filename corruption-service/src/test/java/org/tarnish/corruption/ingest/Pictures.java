package org.tarnish.corruption.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A data set of one-colored images in class folders, by file name. */
final class Pictures {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Two classes in given splits: four images for training, two for validation, three for the test. */
    static Pictures pets() {
        return new Pictures()
                .image("train/cat/1.png", 0x000000)
                .image("train/cat/2.png", 0xff3300)
                .image("train/dog/1.png", 0x000000)
                .image("train/dog/2.png", 0xff3300)
                .image("validation/cat/1.png", 0x010203)
                .image("validation/dog/1.png", 0x040506)
                .image("test/cat/1.png", 0x102030)
                .image("test/dog/1.png", 0x405060)
                .image("test/dog/2.png", 0x708090);
    }

    Pictures image(String name, int rgb) {
        return file(name, png(6, 4, rgb));
    }

    Pictures file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Pictures without(String name) {
        files.remove(name);
        return this;
    }

    /** Files that are no whole image: empty, text, and half a PNG. */
    Pictures withBrokenFiles(String folder) {
        var whole = png(40, 40, 0x123456);
        return file(folder + "/cut.png", Arrays.copyOf(whole, whole.length / 2))
                .file(folder + "/empty.png", new byte[0])
                .file(folder + "/text.jpg", "not an image".getBytes(StandardCharsets.UTF_8));
    }

    Path folder(Path target) throws IOException {
        for (var file : files.entrySet()) {
            var path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return target;
    }

    Path zip(Path target) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return target;
    }

    private static byte[] png(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
