package org.tarnish.learning.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    private static final int IMAGE_BYTES = 12;

    @Test
    void everyImageComesOnceAndTheLastBatchIsSmaller() {
        var batches = batches(10, 4);

        assertThat(batches).extracting(batch -> batch.length).containsExactly(4, 4, 2);
        assertThat(batches.stream().flatMapToInt(Arrays::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void aSingleImageLeftOverJoinsTheBatchBefore() {
        assertThat(batches(9, 4)).extracting(batch -> batch.length).containsExactly(4, 5);
        assertThat(batches(1, 4)).extracting(batch -> batch.length).containsExactly(1);
        assertThat(batches(3, 1)).extracting(batch -> batch.length).containsExactly(1, 1, 1);
    }

    @Test
    void theOrderFollowsFromSeedAndEpoch() {
        assertThat(order(5, 1)).isEqualTo(order(5, 1));
        assertThat(order(5, 1)).isNotEqualTo(order(5, 2));
        assertThat(order(5, 1)).isNotEqualTo(order(6, 1));
    }

    @Test
    void aSetThatFitsTheWindowIsShuffledAllTheSameInHoweverManyParts() {
        var one = EpochOrder.shuffled(new Numbering(List.of(30)), IMAGE_BYTES, 5, 1, 30 * IMAGE_BYTES);
        var many = EpochOrder.shuffled(new Numbering(List.of(10, 5, 15)), IMAGE_BYTES, 5, 1, 30 * IMAGE_BYTES);

        assertThat(many.images()).isEqualTo(one.images());
    }

    @Test
    void aLargerSetIsShuffledWindowByWindowOfShuffledParts() {
        var numbering = new Numbering(Collections.nCopies(20, 10));

        var order = EpochOrder.shuffled(numbering, IMAGE_BYTES, 5, 1, 35 * IMAGE_BYTES);

        assertThat(order.parts()).extracting(window -> window.length).containsExactly(3, 3, 3, 3, 3, 3, 2);
        assertThat(order.parts().get(0)).isNotEqualTo(new int[] {0, 1, 2});
        assertThat(IntStream.of(order.images()).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        for (int window = 0; window < 7; window++) {
            var images = Arrays.copyOfRange(order.images(), 30 * window, Math.min(200, 30 * (window + 1)));
            var parts = IntStream.of(images).map(numbering::part).toArray();
            assertThat(parts).containsOnly(order.parts().get(window));
            // Were the parts not mixed, each would come in one run.
            assertThat(IntStream.range(1, parts.length)
                            .filter(i -> parts[i] != parts[i - 1])
                            .count())
                    .isGreaterThan(3);
        }
    }

    @Test
    void aPartLargerThanTheWindowIsAWindowOfItsOwn() {
        var order = EpochOrder.shuffled(new Numbering(List.of(10, 2, 10)), IMAGE_BYTES, 5, 1, 5 * IMAGE_BYTES);

        assertThat(order.parts()).hasSize(3);
    }

    private static List<int[]> batches(int images, int batchSize) {
        return EpochOrder.shuffled(new Numbering(List.of(images)), IMAGE_BYTES, 0, 1, EpochOrder.WINDOW_BYTES)
                .batches(batchSize, true);
    }

    private static int[] order(long seed, int epoch) {
        return EpochOrder.shuffled(new Numbering(List.of(100)), IMAGE_BYTES, seed, epoch, EpochOrder.WINDOW_BYTES)
                .images();
    }
}
