package org.tarnish.imaging.corruption;

import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import org.tarnish.imaging.Randomness;

/** Draws that a test decides. */
public record Scripted(DoubleSupplier uniforms, IntUnaryOperator choices) implements Randomness {
    /** Uniform draws only, in the given order. */
    public static Scripted drawing(double... draws) {
        var next = new int[1];
        return new Scripted(() -> draws[next[0]++], bound -> refuse());
    }

    /** Draws below a bound only, in the given order. */
    public static Scripted choosing(int... draws) {
        var next = new int[1];
        return new Scripted(Scripted::refuse, bound -> draws[next[0]++]);
    }

    @Override
    public double uniform() {
        return uniforms.getAsDouble();
    }

    @Override
    public double normal() {
        return refuse();
    }

    @Override
    public int below(int bound) {
        return choices.applyAsInt(bound);
    }

    @Override
    public int poisson(double mean) {
        return refuse();
    }

    private static int refuse() {
        throw new AssertionError("the test decides on no such draw");
    }
}
