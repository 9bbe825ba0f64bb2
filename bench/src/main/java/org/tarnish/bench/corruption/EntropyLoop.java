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
import org.tarnish.imaging.entropy.Entropy;

/** The bytes of one image as PNG, again and again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 60, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class EntropyLoop {
    /** Of the image, in pixels. */
    @Param("32")
    public int side;

    private final Entropy entropy = new Entropy();
    private Image image;

    @Setup
    public void prepare() {
        image = Scene.of(side);
    }

    @Benchmark
    public int bytes(CpuTime cpu) {
        cpu.next();
        return entropy.bytes(image);
    }
}
