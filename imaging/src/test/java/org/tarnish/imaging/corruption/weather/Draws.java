package org.tarnish.imaging.corruption.weather;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.imaging.Randomness;

/** Draws that a test decides: uniform ones in turn, the last one again and again, and every normal one the same. */
final class Draws implements Randomness {
    private final double normal;
    private final double[] uniforms;
    private final List<Integer> bounds = new ArrayList<>();
    private int next;

    Draws(double normal, double... uniforms) {
        this.normal = normal;
        this.uniforms = uniforms;
    }

    /** The bounds of all bounded draws so far. */
    List<Integer> bounds() {
        return bounds;
    }

    @Override
    public double uniform() {
        return uniforms[Math.min(next++, uniforms.length - 1)];
    }

    @Override
    public double normal() {
        return normal;
    }

    @Override
    public int below(int bound) {
        bounds.add(bound);
        return (int) (bound * uniform());
    }

    @Override
    public int poisson(double mean) {
        throw new UnsupportedOperationException("no weather makes Poisson draws");
    }
}
