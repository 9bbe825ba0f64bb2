package org.tarnish.learning.training;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Turns a device's lack of memory into a failure that says how many images would fit. */
final class MemoryGuard {
    /** As the allocators of PyTorch for GPUs and CPUs, cuBLAS and cuDNN say it. */
    private static final List<String> PHRASES =
            List.of("out of memory", "can't allocate memory", "not enough memory", "alloc_failed");

    /** Batch normalization has no statistics of one image. */
    private static final int FEWEST = 2;

    private final String device;

    /** @param device its name in messages */
    MemoryGuard(String device) {
        this.device = device;
    }

    /**
     * Does something with some images at once. Where they are too many for the memory, a half of them is tried, and so on.
     *
     * @param trial does the same, without a lasting effect, with fewer images
     * @throws OutOfDeviceMemory if memory ran out; it tells the largest number that fits, of those tried
     */
    <T> T run(int images, Supplier<T> work, IntConsumer trial) {
        try {
            return work.get();
        } catch (EngineException e) {
            if (!tellsOfMemory(e)) {
                throw e;
            }
            for (int fewer = images / 2; fewer >= FEWEST; fewer /= 2) {
                if (fits(fewer, trial)) {
                    throw OutOfDeviceMemory.butFits(device, images, fewer, e);
                }
            }
            throw OutOfDeviceMemory.fitsNothing(device, images, e);
        }
    }

    private static boolean fits(int images, IntConsumer trial) {
        try {
            trial.accept(images);
            return true;
        } catch (EngineException e) {
            if (tellsOfMemory(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean tellsOfMemory(EngineException failure) {
        var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(text::contains);
    }
}
