package org.tarnish.imaging.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

/** What every perturbation promises; a new one is tested here from the moment it is in the catalogue. */
class PerturbationsTest {
    private static final Image PHOTO = Images.photo(32, 32);

    static Stream<Arguments> everyTable() {
        return Perturbations.all().stream().flatMap(perturbation -> Stream.of(SeverityTable.values())
                .map(table -> Arguments.of(perturbation.name(), table)));
    }

    private static List<Image> frames(String name, int difficulty, SeverityTable table, Image image) {
        return Perturbations.named(name).apply(image, difficulty, table, SeededRandomness.of(1, name, 0));
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void framesDependOnArgumentsAlone(String name, SeverityTable table) {
        var untouched = PHOTO.samples().clone();

        var once = frames(name, 1, table, PHOTO);

        assertThat(once).isEqualTo(frames(name, 1, table, PHOTO));
        // Not all: directions four degrees apart can meet the same pixels, sigmas of .25 and .285 the same levels.
        assertThat(once.stream().distinct().count()).isGreaterThan(once.size() / 2);
        assertThat(once).allSatisfy(frame -> {
            assertThat(frame.width()).isEqualTo(32);
            assertThat(frame.height()).isEqualTo(32);
        });
        assertThat(PHOTO.samples()).isEqualTo(untouched);
    }

    @ParameterizedTest
    @MethodSource("everyTable")
    void thereAreAsManyFramesAsPromisedInImagesOfAnySize(String name, SeverityTable table) {
        var expected = Perturbations.named(name).frames(table);
        for (var image : new Image[] {Images.photo(8, 8), Images.photo(13, 7), Images.constant(9, 9, 0)}) {
            assertThat(frames(name, 1, table, image)).hasSize(expected).allSatisfy(frame -> assertThat(frame.samples())
                    .hasSameSizeAs(image.samples()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian_noise, 31, 31",
        "shot_noise, 31, 31",
        "speckle_noise, 31, 31",
        "motion_blur, 21, 31",
        "gaussian_blur, 31, 31",
        "zoom_blur, 31, 31",
        "brightness, 31, 31",
        "translate, 16, 41",
        "rotate, 31, 31",
        "scale, 31, 31"
    })
    void sequencesAreAsLongAsThePublishedOnes(String name, int cifar, int imagenet) {
        assertThat(Perturbations.named(name).frames(SeverityTable.CIFAR)).isEqualTo(cifar);
        assertThat(Perturbations.named(name).frames(SeverityTable.IMAGENET)).isEqualTo(imagenet);
    }

    @ParameterizedTest
    @CsvSource({
        "gaussian_noise, 0, 0",
        "shot_noise, 0, 0",
        "speckle_noise, 0, 0",
        "zoom_blur, 0, 0",
        "translate, 7, 20",
        "rotate, 15, 15",
        "scale, 15, 24"
    })
    void theCleanImageStandsWhereThePublishedSequencesHaveIt(String name, int cifar, int imagenet) {
        var image = Images.noise(32, 32);
        for (var table : SeverityTable.values()) {
            var frames = frames(name, 1, table, image);
            assertThat(frames.indexOf(image))
                    .as("%s", table)
                    .isEqualTo(table == SeverityTable.CIFAR ? cifar : imagenet);
        }
    }

    @Test
    void motionAndGaussianBlurShowNoCleanImage() {
        for (var table : SeverityTable.values()) {
            assertThat(frames("motion_blur", 1, table, Images.noise(32, 32))).doesNotContain(Images.noise(32, 32));
            assertThat(frames("gaussian_blur", 1, table, Images.noise(32, 32))).doesNotContain(Images.noise(32, 32));
        }
    }

    @Test
    void noiseIsAllThatIsComparedWithTheFirstFrameAndDependsOnDifficulty() {
        for (var perturbation : Perturbations.all()) {
            var name = perturbation.name();
            assertThat(perturbation.noise()).as(name).isEqualTo(name.endsWith("noise"));
            for (var table : SeverityTable.values()) {
                assertThat(frames(name, 1, table, PHOTO).equals(frames(name, 3, table, PHOTO)))
                        .as(name)
                        .isEqualTo(!perturbation.noise());
            }
        }
    }

    @Test
    void difficultiesFromOneToThreeAreAllowed() {
        for (var difficulty : new int[] {0, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> frames("shot_noise", difficulty, SeverityTable.CIFAR, PHOTO))
                    .withMessage("difficulty must be in 1..3, was " + difficulty);
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new SeededPerturbation(Perturbations.named("rotate"), difficulty, SeverityTable.CIFAR, 0))
                    .withMessage("difficulty must be in 1..3, was " + difficulty);
        }
    }

    @Test
    void everyPartOfASeededPerturbationChangesTheDraws() {
        var noise = Perturbations.named("gaussian_noise");
        var gray = Images.constant(8, 8, 128);
        assertThat(Stream.of(
                                new SeededPerturbation(noise, 1, SeverityTable.CIFAR, 0).apply(gray, 0),
                                new SeededPerturbation(noise, 1, SeverityTable.CIFAR, 0).apply(gray, 1),
                                new SeededPerturbation(noise, 1, SeverityTable.CIFAR, 1).apply(gray, 0),
                                new SeededPerturbation(noise, 1, SeverityTable.IMAGENET, 0).apply(gray, 0),
                                new SeededPerturbation(noise, 2, SeverityTable.CIFAR, 0).apply(gray, 0))
                        .map(frames -> frames.get(1)))
                .doesNotHaveDuplicates();
        assertThat(new SeededPerturbation(noise, 1, SeverityTable.CIFAR, 7).apply(gray, 11))
                .isEqualTo(noise.apply(
                        gray, 1, SeverityTable.CIFAR, SeededRandomness.of(7, "gaussian_noise-p1-CIFAR", 11)));
        assertThat(new SeededPerturbation(noise, 1, SeverityTable.CIFAR, 7).frames())
                .isEqualTo(31);
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Perturbations.named("tremble"))
                .withMessageStartingWith("no perturbation named 'tremble'; known: gaussian_noise, shot_noise");
    }

    /** Whoever changes bytes on purpose raises the revision of shards, pins the new checksums and says so to users. */
    @Test
    void bytesNeverChange() {
        var checksums = new TreeMap<String, String>();
        for (var perturbation : Perturbations.all()) {
            var checksum = new CRC32();
            for (var table : SeverityTable.values()) {
                var draws = SeededRandomness.of(17, perturbation.name() + table, 4);
                perturbation
                        .apply(Images.photo(45, 38), 2, table, draws)
                        .forEach(frame -> checksum.update(frame.samples()));
            }
            checksums.put(perturbation.name(), Long.toHexString(checksum.getValue()));
        }
        assertThat(checksums)
                .isEqualTo(new TreeMap<>(Map.of(
                        "brightness", "5871349a",
                        "gaussian_blur", "88acc52",
                        "gaussian_noise", "ac3b6177",
                        "motion_blur", "6d88f9ab",
                        "rotate", "21faba4c",
                        "scale", "f7c212e6",
                        "shot_noise", "fb581b3a",
                        "speckle_noise", "d18008c2",
                        "translate", "6fa8ccf9",
                        "zoom_blur", "627edcc3")));
    }
}
