package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.Shared;

/** The random corruptions, with the draws of the reference implementation, against its outputs. */
class InjectedGoldenTest {
    /** A case is called {@code <corruption>_<size>_s<severity>_<image>}. */
    private static final Pattern NAME = Pattern.compile("(.+)_(32|224)_s([1-5])_(.+)");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Shared.file("golden/injected"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReferencesDrawsGiveTheReferencesResult(String name) throws IOException {
        var parts = NAME.matcher(name);
        assertThat(parts.matches()).isTrue();
        var size = parts.group(2);
        var folder = Shared.file("golden/injected/" + name);
        var input = Images.read(Shared.file("golden/inputs/" + size + "/" + parts.group(4) + ".png"));
        var draws = RecordedRandomness.of(folder);

        var table = size.equals("32") ? SeverityTable.CIFAR : SeverityTable.IMAGENET;
        var actual = Golden.corruption(parts.group(1)).apply(input, Integer.parseInt(parts.group(3)), table, draws);

        Golden.assertAlike(actual, Images.read(folder.resolve("out.png")), name);
        assertThat(draws.left()).isZero();
    }
}
