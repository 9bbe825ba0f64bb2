package org.tarnish.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
    @Test
    void graphicsProcessorsAreNotAskedForEstimates() {
        assertThat(Bfloat16.isQuickOn(Device.gpu(0))).isFalse();
    }
}
