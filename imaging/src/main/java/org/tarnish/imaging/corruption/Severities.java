package org.tarnish.imaging.corruption;

import java.util.List;

/**
 * The constants of one corruption for the severities 1 to 5 of both published tables.
 *
 * @param <P> the constants of one severity: a number, or a record of several
 */
public record Severities<P>(List<P> cifar, List<P> imagenet) {
    /** The weakest severity is 1, the strongest this. */
    public static final int STRONGEST = 5;

    public Severities {
        cifar = List.copyOf(cifar);
        imagenet = List.copyOf(imagenet);
        if (cifar.size() != STRONGEST || imagenet.size() != STRONGEST) {
            throw new IllegalArgumentException("a severity table needs " + STRONGEST + " entries, was " + cifar.size()
                    + " (cifar) and " + imagenet.size() + " (imagenet)");
        }
    }

    /** @throws IllegalArgumentException if the severity is outside 1..5 */
    public P at(int severity, SeverityTable table) {
        if (severity < 1 || severity > STRONGEST) {
            throw new IllegalArgumentException("severity must be in 1.." + STRONGEST + ", was " + severity);
        }
        return (table == SeverityTable.CIFAR ? cifar : imagenet).get(severity - 1);
    }
}
