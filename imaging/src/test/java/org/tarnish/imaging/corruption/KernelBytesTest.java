package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/**
 * The bytes of the corruptions whose loops take shortcuts by size, kernel, color or chance, pinned over sizes that meet each of
 * them: one pixel, odd sides, single rows and columns, and those that data sets have.
 */
class KernelBytesTest {
    static final Map<String, String> CHECKSUMS = Map.ofEntries(
            Map.entry("brightness", "ad3ec38"),
            Map.entry("contrast", "5b139ab1"),
            Map.entry("defocus_blur", "926e7a96"),
            Map.entry("elastic_transform", "8b661423"),
            Map.entry("fog", "6e54f8b2"),
            Map.entry("frost", "dcdcf4dd"),
            Map.entry("gaussian_blur", "b4b905b9"),
            Map.entry("gaussian_noise", "da4f38da"),
            Map.entry("glass_blur", "49ae5d2d"),
            Map.entry("impulse_noise", "b336c417"),
            Map.entry("jpeg_compression", "561f37e2"),
            Map.entry("motion_blur", "9c90eac5"),
            Map.entry("pixelate", "77e5e695"),
            Map.entry("saturate", "dd0954a6"),
            Map.entry("shot_noise", "8a0e293b"),
            Map.entry("snow", "ad69ac06"),
            Map.entry("spatter", "bc38b37"),
            Map.entry("speckle_noise", "6df63716"),
            Map.entry("zoom_blur", "edab91a7"));

    static final List<String> NAMES = CHECKSUMS.keySet().stream().sorted().toList();

    /** Of these both a photograph and noise are corrupted. */
    private static final List<List<Integer>> SMALL = List.of(
            List.of(1, 1),
            List.of(1, 7),
            List.of(7, 1),
            List.of(2, 2),
            List.of(3, 5),
            List.of(8, 8),
            List.of(17, 31),
            List.of(32, 32),
            List.of(33, 47),
            List.of(64, 64));

    private static final List<List<Integer>> LARGE = List.of(List.of(224, 224), List.of(500, 375));

    @ParameterizedTest
    @FieldSource("NAMES")
    void bytesAreThoseOfThePlainLoops(String name) {
        var sum = new CRC32();
        for (var size : SMALL) {
            add(name, Images.photo(size.get(0), size.get(1)), sum);
            add(name, Images.noise(size.get(0), size.get(1)), sum);
            add(name, Images.constant(size.get(0), size.get(1), 77), sum);
        }
        for (var size : LARGE) {
            add(name, Images.photo(size.get(0), size.get(1)), sum);
        }
        assertThat(Long.toHexString(sum.getValue())).isEqualTo(CHECKSUMS.get(name));
    }

    private static void add(String name, Image image, CRC32 sum) {
        for (var table : SeverityTable.values()) {
            for (var severity = 1; severity <= Severities.STRONGEST; severity++) {
                var random = SeededRandomness.of(23, name + severity + table, image.width());
                sum.update(Corruptions.named(name)
                        .apply(image, severity, table, random)
                        .samples());
            }
        }
    }
}
