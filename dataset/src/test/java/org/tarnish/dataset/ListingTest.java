package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Split;

class ListingTest {
    @Test
    void itsTestImagesAreForTesting() {
        var listing = listing(Split.TRAIN, Split.TEST, Split.VALIDATION, Split.TEST);

        assertThat(listing.forTesting()).contains(Split.TEST);
        assertThat(listing.of(Split.TEST)).containsExactly(1, 3);
    }

    @Test
    void withoutTestImagesItsValidationImagesAreForTesting() {
        assertThat(listing(Split.TRAIN, Split.VALIDATION).forTesting()).contains(Split.VALIDATION);
    }

    @Test
    void aListingOfNeitherHasNoSplitForTesting() {
        assertThat(listing(Split.TRAIN, null).forTesting()).isEmpty();
        assertThat(listing(Split.TRAIN, null).of(Split.TEST)).isEmpty();
    }

    private static Listing listing(Split... splits) {
        var entries = IntStream.range(0, splits.length)
                .mapToObj(i -> new Entry("image " + i, 0, Optional.ofNullable(splits[i])))
                .toList();
        return new Listing(List.of("cat"), entries, Ignored.NONE);
    }
}
