package org.tarnish.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.learning.TestEngine;

class EnginesTest {
    @BeforeEach
    void start() {
        TestEngine.device();
    }

    @Test
    void startsOnceWithTheThreadsAskedFor() {
        int threads = Engines.threads();

        Engines.start(threads);

        assertThat(Engines.threads()).isEqualTo(threads);
        assertThatThrownBy(() -> Engines.start(threads + 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs with " + threads);
        assertThatThrownBy(() -> Engines.start(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNameOfADeviceNamesIt() {
        assertThat(Engines.device("cpu")).isEqualTo(Device.cpu());
        assertThat(Engines.name(Device.cpu())).isEqualTo("cpu");
        assertThat(Engines.name(Device.gpu(2))).isEqualTo("cuda:2");
        assertThat(Engines.device(Engines.name(Engines.device("auto")))).isEqualTo(Engines.device("auto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda", "cuda:", "cuda:-1", "cuda:9999", "CPU", ""})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Engines.device(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
