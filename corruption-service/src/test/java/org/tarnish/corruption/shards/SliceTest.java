package org.tarnish.corruption.shards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.pipeline.condition.ConditionImages;
import org.tarnish.pipeline.shard.ShardSize;

class SliceTest {
    private static final List<Shard> SOURCE = Stream.of(3, 600, 5)
            .map(count -> new Shard("i", "0", "l", "0", "e", "0", count))
            .toList();

    private static ConditionImages rotated(int images) {
        return ConditionImages.of(
                new Condition.Perturbed("rotate", images, 1, SeverityTable.CIFAR, 0), FrostLibrary.shipped()::named);
    }

    private static ConditionImages reduced() {
        return ConditionImages.of(new Condition.Reduced("color", 0.5), FrostLibrary.shipped()::named);
    }

    @Test
    void singleImagesKeepTheirShards() {
        assertThat(Slice.of(SOURCE, 0, ShardSize.images(1024), reduced())).containsExactly(new Slice(0, 3));
        assertThat(Slice.of(SOURCE, 1, ShardSize.images(1024), reduced())).containsExactly(new Slice(0, 600));
        assertThat(Slice.of(SOURCE, 2, ShardSize.images(1024), reduced())).containsExactly(new Slice(0, 5));
    }

    @Test
    void sequencesFillShardsOfAtMostFiveThousandImages() {
        // 5,000 / 31 is 161 sequences.
        assertThat(Slice.of(SOURCE, 0, ShardSize.images(8), rotated(400))).containsExactly(new Slice(0, 3));
        assertThat(Slice.of(SOURCE, 1, ShardSize.images(8), rotated(400)))
                .containsExactly(new Slice(0, 161), new Slice(161, 322), new Slice(322, 397));
    }

    @Test
    void sequencesOfLargeImagesFillShardsOf32MiB() {
        // 2^25 / (224 * 224 * 3) is 222 images, 222 / 31 is 7 sequences.
        assertThat(Slice.of(SOURCE, 1, ShardSize.images(224), rotated(13)))
                .containsExactly(new Slice(0, 7), new Slice(7, 10));
    }

    @Test
    void aSequenceIsNeverCutInTwo() {
        assertThat(Slice.of(SOURCE, 0, ShardSize.images(1024), rotated(2)))
                .containsExactly(new Slice(0, 1), new Slice(1, 2));
    }

    @Test
    void shardsBeyondTheImagesThatAreWantedHaveNone() {
        assertThat(Slice.of(SOURCE, 1, ShardSize.images(8), rotated(3))).isEmpty();
        assertThat(Slice.of(SOURCE, 2, ShardSize.images(8), rotated(3))).isEmpty();
    }
}
