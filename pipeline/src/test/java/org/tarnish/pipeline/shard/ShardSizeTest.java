package org.tarnish.pipeline.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShardSizeTest {
    @Test
    void shardsHoldAtMostFiveThousandImagesAndThirtyTwoMegabytes() {
        assertThat(ShardSize.images(32)).isEqualTo(5_000);
        assertThat(ShardSize.images(64)).isEqualTo(32 * 1024 * 1024 / (64 * 64 * 3));
        assertThat(ShardSize.images(1024)).isEqualTo(10);
        assertThat(ShardSize.images(10_000)).isEqualTo(1);
    }
}
