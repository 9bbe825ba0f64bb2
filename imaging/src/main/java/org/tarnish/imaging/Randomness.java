package org.tarnish.imaging;

/**
 * Where random draws come from: an argument of everything that is random, so that tests can inject draws and results
 * never depend on order, thread or replica. Not thread-safe: one instance per image.
 */
public interface Randomness {
    /** A draw from the uniform distribution over [0, 1). */
    double uniform();

    /** A draw from the normal distribution with mean 0 and standard deviation 1. */
    double normal();

    /** A draw from 0..bound-1, all equally likely. */
    int below(int bound);

    /** A draw from the Poisson distribution with the given mean, at least 0. */
    int poisson(double mean);

    /** Fills the first {@code count} elements of an array with draws of {@link #uniform()}, in order. */
    default void uniforms(double[] target, int count) {
        for (var i = 0; i < count; i++) {
            target[i] = uniform();
        }
    }

    /** Fills the first {@code count} elements of an array with draws of {@link #normal()}, in order. */
    default void normals(double[] target, int count) {
        for (var i = 0; i < count; i++) {
            target[i] = normal();
        }
    }

    /** Fills the first {@code count} elements of an array with draws of {@link #below}, in order. */
    default void below(int bound, int[] target, int count) {
        for (var i = 0; i < count; i++) {
            target[i] = below(bound);
        }
    }

    /** A draw from the Poisson distribution with mean number {@code which} of a table. */
    default int poisson(PoissonTable table, int which) {
        return poisson(table.mean(which));
    }
}
