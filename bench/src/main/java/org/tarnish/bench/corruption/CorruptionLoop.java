package org.tarnish.bench.corruption;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/** One corruption of one image, again and again with other draws. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 60, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CorruptionLoop {
    @Param("gaussian_noise")
    public String corruption;

    @Param("3")
    public int severity;

    @Param("CIFAR")
    public SeverityTable table;

    /** Of the image, in pixels. */
    @Param("32")
    public int side;

    private SeededCorruption seeded;
    private Image image;

    @Setup
    public void prepare() {
        seeded = new SeededCorruption(Corruptions.named(corruption), severity, table, 0);
        image = Scene.of(side);
    }

    @Benchmark
    public Image corrupt(CpuTime cpu) {
        return seeded.apply(image, cpu.next());
    }
}
