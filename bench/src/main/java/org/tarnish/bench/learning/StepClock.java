package org.tarnish.bench.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.training.TrainingListener;

/** Notes when each step of a run was taken, and how much memory the process holds, until enough were. */
final class StepClock implements TrainingListener {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final long begun = System.nanoTime();
    private final long[] at;
    private final int warmUp;
    private int steps;
    private long firstMemory;

    /**
     * @param warmUp steps before those that count, at least 1
     */
    StepClock(int warmUp, int steps) {
        this.warmUp = warmUp;
        this.at = new long[warmUp + steps];
    }

    @Override
    public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
        tick();
    }

    @Override
    public void epochFinished(EpochRecord epoch) {
        throw new IllegalStateException("the epoch ended after " + steps + " steps, before " + at.length);
    }

    void tick() {
        at[steps++] = System.nanoTime();
        if (steps == warmUp) {
            firstMemory = memory();
        }
    }

    boolean isFull() {
        return steps == at.length;
    }

    /** Seconds of each step that counts. */
    double[] seconds() {
        var seconds = new double[at.length - warmUp];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = (at[warmUp + i] - at[warmUp + i - 1]) / 1e9;
        }
        return seconds;
    }

    /** Seconds from the very beginning to the last step. */
    double total() {
        return (at[at.length - 1] - begun) / 1e9;
    }

    /** MiB that the process held after the warm-up. */
    long firstMemory() {
        return firstMemory;
    }

    /** MiB that the process holds; 0 where the system does not tell. */
    static long memory() {
        try {
            return !Files.exists(STATUS)
                    ? 0
                    : Files.readAllLines(STATUS).stream()
                                    .filter(line -> line.startsWith(RESIDENT))
                                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                    .findFirst()
                                    .orElse(0)
                            / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
