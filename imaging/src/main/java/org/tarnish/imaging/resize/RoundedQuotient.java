package org.tarnish.imaging.resize;

/**
 * Division of weighted sums of samples by the sum of the weights, rounded half up, by a multiplication: exact for
 * quotients up to 255 and divisors up to 2^40.
 */
final class RoundedQuotient {
    private final double half;
    private final double inverse;

    RoundedQuotient(long divisor) {
        // Dividends are whole, so a quarter moves none over the next whole quotient, but all away from rounding errors,
        // which stay below 255 * 2^-52.
        half = divisor / 2 + 0.25;
        inverse = 1.0 / divisor;
    }

    byte of(long dividend) {
        return (byte) (int) ((dividend + half) * inverse);
    }
}
