package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/** What every corruption promises; a new one is tested here from the moment it is in the catalogue. */
class CorruptionsTest {
    static final List<Corruption> ALL = Corruptions.all();

    static Stream<Arguments> everySeverity() {
        return ALL.stream()
                .flatMap(corruption -> Stream.of(SeverityTable.values()).flatMap(table -> Stream.of(1, 2, 3, 4, 5)
                        .map(severity -> Arguments.of(corruption.name(), table, severity))));
    }

    @ParameterizedTest
    @MethodSource("everySeverity")
    void theResultDependsOnArgumentsAlone(String name, SeverityTable table, int severity) {
        var image = photo(table);
        var untouched = image.samples().clone();

        var once = Corruptions.named(name).apply(image, severity, table, SeededRandomness.of(1, name, 0));
        var again = Corruptions.named(name).apply(image, severity, table, SeededRandomness.of(1, name, 0));

        assertThat(once).isEqualTo(again).isNotEqualTo(image);
        assertThat(once.width()).isEqualTo(image.width());
        assertThat(once.height()).isEqualTo(image.height());
        assertThat(image.samples()).isEqualTo(untouched);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void extremeImagesSurvive(Corruption corruption) {
        for (var level : new int[] {0, 255}) {
            var image = Images.constant(32, 32, level);
            var corrupted = corruption.apply(image, 5, SeverityTable.CIFAR, SeededRandomness.of(1, "extreme", 0));
            assertThat(corrupted.samples()).hasSameSizeAs(image.samples());
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void severitiesFromOneToFiveAreAllowed(Corruption corruption) {
        for (var severity : new int[] {0, 6, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> corruption.apply(
                            photo(SeverityTable.CIFAR),
                            severity,
                            SeverityTable.CIFAR,
                            SeededRandomness.of(1, "severity", 0)))
                    .withMessage("severity must be in 1..5, was " + severity);
        }
    }

    @Test
    void corruptionsAreFoundByTheirNames() {
        assertThat(Corruptions.named("contrast").name()).isEqualTo("contrast");
    }

    @Test
    void theCatalogueIsThatOfTheLiteratureInItsOrder() {
        assertThat(Corruptions.names())
                .containsExactly(
                        "gaussian_noise",
                        "shot_noise",
                        "impulse_noise",
                        "speckle_noise",
                        "defocus_blur",
                        "glass_blur",
                        "motion_blur",
                        "zoom_blur",
                        "gaussian_blur",
                        "snow",
                        "frost",
                        "fog",
                        "spatter",
                        "brightness",
                        "contrast",
                        "elastic_transform",
                        "pixelate",
                        "jpeg_compression",
                        "saturate");
    }

    @Test
    void fourCorruptionsAreExtra() {
        assertThat(Corruptions.mainNames())
                .hasSize(15)
                .doesNotContain("speckle_noise", "gaussian_blur", "spatter", "saturate");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void imagesOfAnySizeAreCorrupted(Corruption corruption) {
        for (var sides : new int[][] {{1, 1}, {1, 7}, {9, 2}, {3, 3}, {17, 40}, {50, 33}, {300, 5}}) {
            for (var table : SeverityTable.values()) {
                for (var severity = 1; severity <= Severities.STRONGEST; severity++) {
                    var image = Images.noise(sides[0], sides[1]);
                    var corrupted = corruption.apply(image, severity, table, SeededRandomness.of(1, "sizes", severity));
                    assertThat(corrupted.width()).isEqualTo(sides[0]);
                    assertThat(corrupted.height()).isEqualTo(sides[1]);
                }
            }
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corruptions.named("speckl_noise"))
                .withMessageContaining("no corruption named 'speckl_noise'; known: gaussian_noise");
    }

    private static Image photo(SeverityTable table) {
        var side = table == SeverityTable.CIFAR ? 32 : 224;
        return Images.photo(side, side);
    }
}
