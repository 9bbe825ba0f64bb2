package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.Shared;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.corruption.weather.FrostTextures;

/** What every corruption promises; a new one is tested here from the moment it is in the catalogue. */
class CorruptionsTest {
    static final List<Corruption> ALL = Corruptions.all();
    private static final String HOME = Corruption.class.getPackageName();

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

    @ParameterizedTest
    @FieldSource("ALL")
    void itsNameFindsItAndNoOther(Corruption corruption) {
        assertThat(Corruptions.named(corruption.name())).isSameAs(corruption);
        assertThat(Corruptions.with(FrostTextures.synthesized()).named(corruption.name()))
                .as("with other textures")
                .hasSameClassAs(corruption);
    }

    @Test
    void everyCorruptionThatIsWrittenIsInTheCatalogueOnce() throws Exception {
        assertThat(ALL).extracting(Object::getClass).containsAll(written()).doesNotHaveDuplicates();
    }

    @Test
    void theCatalogueGoesFromNoiseOverBlurAndWeatherToDigital() {
        assertThat(ALL.stream()
                        .map(corruption -> corruption.getClass().getPackageName())
                        .filter(name -> name.startsWith(HOME))
                        .map(name -> name.substring(HOME.length() + 1))
                        .toList())
                .isSortedAccordingTo(Comparator.comparing(List.of("noise", "blur", "weather", "digital")::indexOf))
                .contains("noise", "blur", "weather", "digital");
    }

    @Test
    void theMainOnesAndTheExtraOnesAreInTheCatalogueAndNoneIsBoth() {
        assertThat(Corruptions.names()).containsAll(Corruptions.mainNames()).containsAll(Corruptions.extraNames());
        assertThat(Corruptions.mainNames()).doesNotContainAnyElementsOf(Corruptions.extraNames());
        for (var names : List.of(Corruptions.mainNames(), Corruptions.extraNames())) {
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .as("in the catalogue's order")
                    .isSortedAccordingTo(Comparator.comparing(Corruptions.names()::indexOf));
        }
    }

    /** Those without randomness have images there, the others statistics. */
    @Test
    void theMainOnesAndTheExtraOnesAreThoseOfTheReferenceImplementation() throws IOException {
        var reference = new TreeSet<String>();
        try (var exact = Files.list(Shared.file("golden/exact"));
                var statistics = Files.list(Shared.file("golden/stats"))) {
            exact.forEach(folder -> reference.add(folder.getFileName().toString()));
            // A file is called <corruption>_<size>.json.
            statistics.forEach(
                    file -> reference.add(file.getFileName().toString().replaceFirst("_[0-9]+[.]json$", "")));
        }

        assertThat(Stream.concat(Corruptions.mainNames().stream(), Corruptions.extraNames().stream()))
                .containsExactlyInAnyOrderElementsOf(reference);
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
                .withMessage("no corruption named 'speckl_noise'; known: " + String.join(", ", Corruptions.names()));
    }

    /** The classes of corruptions, as the compiler left them. */
    private static List<Class<?>> written() throws Exception {
        var root = Path.of(Corruption.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var classes = new ArrayList<Class<?>>();
        try (var files = Files.walk(root.resolve(HOME.replace('.', '/')))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                var name = root.relativize(file).toString();
                var type = Class.forName(name.substring(0, name.length() - ".class".length())
                        .replace(file.getFileSystem().getSeparator(), "."));
                if (Corruption.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }

    private static Image photo(SeverityTable table) {
        var side = table == SeverityTable.CIFAR ? 32 : 224;
        return Images.photo(side, side);
    }
}
