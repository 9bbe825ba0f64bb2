package org.tarnish.network.weights;

/** Compares files of weights with the sums that they must have. */
final class ExpectedSum {
    private ExpectedSum() {}

    /**
     * Returns where a file's sum begins with the expected digits.
     *
     * @throws IllegalArgumentException if it does not; the message names the weights
     */
    static void require(String name, String sum, String expected) {
        if (!sum.startsWith(expected)) {
            throw new IllegalArgumentException("the weights '" + name + "' are not the expected ones: their sha256 is "
                    + sum + ", expected was " + expected + "; fetch them again or correct the sum");
        }
    }
}
