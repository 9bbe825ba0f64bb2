package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.dataset.image.UnreadableImageException;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.weather.FrostTextures;

/**
 * Frost textures of the user's, such as the originals, which come without a license and so do not ship with Tarnish:
 * {@code frost1} to {@code frost5}, each ending in png, jpg or jpeg, in a folder.
 */
public final class FrostFiles {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private FrostFiles() {}

    /** @throws DatasetException if the folder does not hold all five, or one of them cannot be read */
    public static FrostTextures read(Path folder) throws IOException {
        var decoder = new ImageDecoder();
        var textures = new ArrayList<Image>();
        for (int number = 1; number <= FrostTextures.COUNT; number++) {
            var file = find(folder, "frost" + number);
            try {
                textures.add(decoder.decode(file.toString(), Files.readAllBytes(file)));
            } catch (UnreadableImageException e) {
                throw new DatasetException("the frost texture " + e.getMessage(), e);
            }
        }
        return FrostTextures.of(textures);
    }

    private static Path find(Path folder, String stem) throws DatasetException {
        for (var ending : ENDINGS) {
            var file = folder.resolve(stem + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new DatasetException("there is no frost texture " + folder.resolve(stem) + " ending in "
                + String.join(", ", ENDINGS) + "; the folder must hold frost1 to frost" + FrostTextures.COUNT);
    }
}
