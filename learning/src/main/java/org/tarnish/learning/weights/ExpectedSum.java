package org.tarnish.learning.weights;

import java.io.IOException;
import java.nio.file.Path;
import org.tarnish.machine.file.Sha256;

/** Compares files of weights with the sums that they must have. */
final class ExpectedSum {
    private ExpectedSum() {}

    /**
     * Returns where the file's sum begins with the expected digits.
     *
     * @throws IllegalArgumentException if it does not; the message names the weights
     */
    static void require(String name, Path file, String expected) throws IOException {
        var sum = Sha256.of(file);
        if (!sum.startsWith(expected)) {
            throw new IllegalArgumentException("the weights '" + name + "' are not the expected ones: their sha256 is "
                    + sum + ", expected was " + expected + "; fetch them again or correct the sum");
        }
    }
}
