package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.Split;

class SplitterTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "emu");

    @ParameterizedTest
    // Per class: round(n * 0.2) for the test, round(n * 0.1) for validation, at least 1 each while one is left.
    @CsvSource({"100, 70, 10, 20", "10, 7, 1, 2", "5, 3, 1, 1", "3, 1, 1, 1", "2, 1, 0, 1"})
    void dividesEachClassByTheFractions(int images, int train, int validation, int test) throws DatasetException {
        var entries = new ArrayList<Entry>();
        add(entries, 0, images, Optional.empty());
        add(entries, 1, 100, Optional.empty());
        add(entries, 2, 100, Optional.empty());
        var listing = listing(entries);

        var splits = Splitter.split(listing, SplitSettings.DEFAULT);

        assertThat(ofClass(listing, splits.train(), 0)).isEqualTo(train);
        assertThat(ofClass(listing, splits.validation(), 0)).isEqualTo(validation);
        assertThat(ofClass(listing, splits.test(), 0)).isEqualTo(test);
        assertThat(ofClass(listing, splits.test(), 1)).isEqualTo(20);
        assertThat(all(splits)).hasSize(images + 200);
    }

    @Test
    void keepsGivenSplitsAndCarvesValidationOutOfTraining() throws DatasetException {
        var entries = new ArrayList<Entry>();
        for (var label = 0; label < 3; label++) {
            add(entries, label, 50, Optional.of(Split.TRAIN));
            add(entries, label, 30, Optional.of(Split.TEST));
        }
        var listing = listing(entries);

        var splits = Splitter.split(listing, SplitSettings.DEFAULT);

        assertThat(splits.train()).hasSize(135);
        assertThat(splits.validation()).hasSize(15);
        assertThat(splits.test()).hasSize(90);
        assertThat(splits.validation())
                .allMatch(index -> entries.get(index).split().equals(Optional.of(Split.TRAIN)));
        assertThat(splits.test()).allMatch(index -> entries.get(index).split().equals(Optional.of(Split.TEST)));
        assertThat(ofClass(listing, splits.validation(), 2)).isEqualTo(5);
    }

    @Test
    void carvesATestOutOfTrainingWhereOnlyValidationIsGiven() throws DatasetException {
        var entries = new ArrayList<Entry>();
        for (var label = 0; label < 3; label++) {
            add(entries, label, 20, Optional.of(Split.TRAIN));
            add(entries, label, 7, Optional.of(Split.VALIDATION));
        }

        var splits = Splitter.split(listing(entries), SplitSettings.DEFAULT);

        assertThat(splits.train()).hasSize(48);
        assertThat(splits.validation()).hasSize(21);
        assertThat(splits.test()).hasSize(12);
    }

    @Test
    void dependsOnNamesAndNotOnTheirOrder() throws DatasetException {
        var entries = threeClasses(40);
        var shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(3));

        var first = Splitter.split(listing(entries), SplitSettings.DEFAULT);
        var second = Splitter.split(listing(shuffled), SplitSettings.DEFAULT);

        for (var split : Split.values()) {
            assertThat(names(shuffled, second.of(split))).isEqualTo(names(entries, first.of(split)));
        }
    }

    @Test
    void staysTheSameForEver() throws DatasetException {
        var entries = new ArrayList<Entry>();
        add(entries, 0, 6, Optional.empty());
        var listing = new Listing(List.of("cat"), entries, Ignored.NONE);

        // Frozen: yesterday's experiments must divide their images as today's.
        assertThat(Splitter.split(listing, SplitSettings.DEFAULT))
                .isEqualTo(new Splits(List.of(2, 1, 5, 4), List.of(0), List.of(3)));
    }

    @Test
    void keepsTheSameNumberOfEachClassUnderALimit() throws DatasetException {
        var entries = new ArrayList<Entry>();
        add(entries, 0, 100, Optional.of(Split.TRAIN));
        add(entries, 1, 4, Optional.of(Split.TRAIN));
        add(entries, 2, 100, Optional.of(Split.TRAIN));
        var listing = listing(entries);
        var settings = SplitSettings.DEFAULT.withFractions(0, 0).withLimit(Split.TRAIN, 21);

        var limited = Splitter.split(listing, settings).train();

        assertThat(limited).hasSize(21);
        assertThat(ofClass(listing, limited, 1)).isEqualTo(4);
        assertThat(ofClass(listing, limited, 0)).isBetween(8L, 9L);
        assertThat(ofClass(listing, limited, 2)).isBetween(8L, 9L);
        var more = Splitter.split(listing, settings.withLimit(Split.TRAIN, 50)).train();
        assertThat(more).as("a larger limit only adds").containsAll(limited);
    }

    @Test
    void mixesTheClassesSoThatAPrefixIsAFairSample() throws DatasetException {
        var listing = listing(threeClasses(300));

        var prefix = Splitter.split(listing, SplitSettings.DEFAULT).train().subList(0, 90);

        for (var label = 0; label < 3; label++) {
            // 30 expected; the standard deviation of a fair draw is 4.
            assertThat(ofClass(listing, prefix, label)).isBetween(18L, 42L);
        }
    }

    @Test
    void namesAClassWithoutTrainingImages() {
        var entries = threeClasses(10);
        entries.removeIf(entry -> entry.label() == 1);
        entries.add(new Entry("test/dog/1.png", 1, Optional.of(Split.TEST)));

        assertThatThrownBy(() -> Splitter.split(listing(entries), SplitSettings.DEFAULT))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("1 of 3 classes have no training images, the first is 'dog'")
                .hasMessageContaining("say role: evaluation");
    }

    @Test
    void judgesOnTestImagesElseValidationImagesElseAll() throws DatasetException {
        var none = threeClasses(4);
        var validation = new ArrayList<>(none);
        validation.add(new Entry("val/dog/1.png", 1, Optional.of(Split.VALIDATION)));
        var test = new ArrayList<>(validation);
        test.add(new Entry("test/cat/1.png", 0, Optional.of(Split.TEST)));

        assertThat(Splitter.forEvaluation(listing(none), OptionalInt.empty()).test())
                .hasSize(12);
        assertThat(Splitter.forEvaluation(listing(none), OptionalInt.of(3)).test())
                .hasSize(3);
        assertThat(Splitter.forEvaluation(listing(validation), OptionalInt.empty())
                        .test())
                .containsExactly(12);
        var splits = Splitter.forEvaluation(listing(test), OptionalInt.empty());
        assertThat(splits.test()).containsExactly(13);
        assertThat(splits.train()).isEmpty();
        assertThat(splits.validation()).isEmpty();
    }

    @Test
    void evaluatesAloneWithATestFractionOfOne() throws DatasetException {
        var settings = SplitSettings.DEFAULT.withFractions(0, 1);

        var splits = Splitter.split(listing(threeClasses(1)), settings);

        assertThat(splits.test()).hasSize(3);
        assertThat(splits.train()).isEmpty();
        assertThat(splits.validation()).isEmpty();
    }

    @Test
    void saysThatThereAreTooFewImagesForASplit() {
        assertThatThrownBy(() -> Splitter.split(listing(threeClasses(1)), SplitSettings.DEFAULT))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("too few images for a validation split of 0.1");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> SplitSettings.DEFAULT.withFractions(-0.1, 0.2))
                .hasMessage("the validation fraction must be in 0..1, was -0.1");
        assertThatThrownBy(() -> SplitSettings.DEFAULT.withFractions(0.6, 0.6))
                .hasMessageContaining("at most 1 together, were 0.6 and 0.6");
        assertThatThrownBy(() -> SplitSettings.DEFAULT.withLimit(Split.TEST, 0))
                .hasMessage("the limit of test images must be at least 1, was 0");
    }

    private static List<Entry> threeClasses(int images) {
        var entries = new ArrayList<Entry>();
        for (var label = 0; label < 3; label++) {
            add(entries, label, images, Optional.empty());
        }
        return entries;
    }

    private static void add(List<Entry> entries, int label, int images, Optional<Split> split) {
        var folder = split.map(Split::label).orElse("all") + "/" + CLASSES.get(label) + "/";
        for (var i = 0; i < images; i++) {
            entries.add(new Entry(folder + i + ".png", label, split));
        }
    }

    private static Listing listing(List<Entry> entries) {
        return new Listing(CLASSES, entries, Ignored.NONE);
    }

    private static long ofClass(Listing listing, List<Integer> indices, int label) {
        return indices.stream()
                .filter(index -> listing.entries().get(index).label() == label)
                .count();
    }

    private static Set<Integer> all(Splits splits) {
        var all = new HashSet<Integer>();
        for (var split : Split.values()) {
            all.addAll(splits.of(split));
        }
        return all;
    }

    private static List<String> names(List<Entry> entries, List<Integer> indices) {
        return indices.stream().map(index -> entries.get(index).name()).collect(Collectors.toList());
    }
}
