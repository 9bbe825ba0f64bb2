package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryGuardTest {
    private static final String CUDA = "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has 7.7 GiB in total";

    private final MemoryGuard guard = new MemoryGuard("cuda:0");
    private final List<Integer> tried = new ArrayList<>();

    @Test
    void whatFitsIsDone() {
        assertThat(guard.<String>run(64, () -> "done", tried::add)).isEqualTo("done");
        assertThat(tried).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CUDA,
                "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"
            })
    void saysHowManyImagesFit(String message) {
        assertThatThrownBy(() -> guard.run(100, () -> failing(message), fewer -> upTo(12, fewer, message)))
                .isInstanceOf(OutOfDeviceMemory.class)
                .hasMessage("device cuda:0 has too little memory for 100 images at once, but 12 fit; ask for"
                        + " microBatch 12");
        assertThat(tried).containsExactly(50, 25, 12);
    }

    @Test
    void saysThatNothingFits() {
        assertThatThrownBy(() -> guard.run(5, () -> failing(CUDA), fewer -> upTo(1, fewer, CUDA)))
                .isInstanceOf(OutOfDeviceMemory.class)
                .hasMessageContaining("down to 2, do not fit either");
        assertThat(tried).containsExactly(2);
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        assertThatThrownBy(() -> guard.run(3, () -> failing("device-side assert triggered"), tried::add))
                .isInstanceOf(EngineException.class)
                .hasMessage("device-side assert triggered");
        assertThatThrownBy(() -> guard.run(4, () -> failing(CUDA), fewer -> failing("device-side assert triggered")))
                .isInstanceOf(EngineException.class)
                .hasMessage("device-side assert triggered");
        assertThat(tried).isEmpty();
    }

    private void upTo(int fits, int images, String message) {
        tried.add(images);
        if (images > fits) {
            failing(message);
        }
    }

    private static Void failing(String message) {
        throw new EngineException(message);
    }
}
