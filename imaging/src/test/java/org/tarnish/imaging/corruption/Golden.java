package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import org.tarnish.imaging.Image;

/** How close an image must come to that of the reference implementation. */
public final class Golden {
    private Golden() {}

    /**
     * Fails unless no two samples differ by more than one level and 99.9 % are equal: the order of floating-point
     * operations decides on which side of a whole number a value falls, and truncation makes a level of it.
     */
    public static void assertAlike(Image actual, Image expected, String what) {
        assertThat(actual.samples()).as(what).hasSameSizeAs(expected.samples());
        var largest = 0;
        var different = 0;
        for (var i = 0; i < actual.samples().length; i++) {
            var difference = Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff));
            largest = Math.max(largest, difference);
            different += difference == 0 ? 0 : 1;
        }
        assertThat(largest).as(what).isLessThanOrEqualTo(1);
        assertThat(different / (double) actual.samples().length).as(what).isLessThanOrEqualTo(0.001);
    }
}
