package org.tarnish.imaging.resize;

/** Arithmetic of whole numbers. */
final class Whole {
    private Whole() {}

    /** The greatest common divisor of two numbers of which at most one is 0 and none is negative. */
    static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
