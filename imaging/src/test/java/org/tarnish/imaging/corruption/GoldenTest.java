package org.tarnish.imaging.corruption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.Shared;

/**
 * The corruptions without randomness against the outputs of the reference implementation. */
class GoldenTest {
    @ParameterizedTest
    @CsvSource({"brightness, 32, CIFAR", "brightness, 224, IMAGENET", "contrast, 32, CIFAR", "contrast, 224, IMAGENET"})
    void resultsEqualThoseOfTheReference(String name, int size, SeverityTable table) throws IOException {
        var inputs = Shared.file("golden/inputs/" + size);
        for (var expected : pngs(Shared.file("golden/exact/" + name + "/" + size))) {
            // A file is called s<severity>_<image>.png.
            var file = expected.getFileName().toString();
            var severity = file.charAt(1) - '0';
            var input = Images.read(inputs.resolve(file.substring(3)));
            var actual = Corruptions.named(name).apply(input, severity, table, SeededRandomness.of(0, name, 0));
            Golden.assertAlike(actual, Images.read(expected), name + " " + file);
        }
    }

    private static List<Path> pngs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
