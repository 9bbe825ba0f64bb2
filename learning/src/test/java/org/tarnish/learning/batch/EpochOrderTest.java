package org.tarnish.learning.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    @Test
    void everyImageComesOnceAndTheLastBatchIsSmaller() {
        var batches = EpochOrder.batches(10, 4, 0, 1);

        assertThat(batches).extracting(batch -> batch.length).containsExactly(4, 4, 2);
        assertThat(batches.stream().flatMapToInt(Arrays::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void aSingleImageLeftOverJoinsTheBatchBefore() {
        assertThat(EpochOrder.batches(9, 4, 0, 1))
                .extracting(batch -> batch.length)
                .containsExactly(4, 5);
        assertThat(EpochOrder.batches(1, 4, 0, 1))
                .extracting(batch -> batch.length)
                .containsExactly(1);
        assertThat(EpochOrder.batches(3, 1, 0, 1))
                .extracting(batch -> batch.length)
                .containsExactly(1, 1, 1);
    }

    @Test
    void theOrderFollowsFromSeedAndEpoch() {
        assertThat(order(5, 1)).isEqualTo(order(5, 1));
        assertThat(order(5, 1)).isNotEqualTo(order(5, 2));
        assertThat(order(5, 1)).isNotEqualTo(order(6, 1));
    }

    private static int[] order(long seed, int epoch) {
        return EpochOrder.batches(100, 100, seed, epoch).get(0);
    }
}
