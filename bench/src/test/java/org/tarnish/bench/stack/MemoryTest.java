package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void thisProcessHoldsSome() throws Exception {
        assertThat(Memory.shares()).anySatisfy(share -> {
            assertThat(share.name()).isEqualTo("launcher");
            assertThat(share.megabytes()).as("a JVM takes tens of megabytes").isGreaterThan(10);
        });
    }
}
