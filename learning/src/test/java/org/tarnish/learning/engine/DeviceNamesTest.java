package org.tarnish.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tarnish.learning.TestEngine;

class DeviceNamesTest {
    @Test
    void aProcessorHasAName() throws IOException {
        assertThat(DeviceNames.of(TestEngine.device())).isNotBlank();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxTellsTheMostMemoryThatWasUsed() throws IOException {
        long before = MemoryUse.hostPeak().orElseThrow();
        // Touched, the pages are there.
        var more = new byte[64 << 20];
        for (int i = 0; i < more.length; i += 1024) {
            more[i] = 1;
        }
        assertThat(MemoryUse.hostPeak().orElseThrow())
                .isGreaterThanOrEqualTo(before)
                .isGreaterThan(64 << 20);
    }

    @Test
    void aProcessorHasNoMemoryOfItsOwn() {
        assertThat(MemoryUse.onDevice(TestEngine.device())).isEmpty();
    }
}
