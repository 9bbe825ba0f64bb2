package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.Shared;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.corruption.weather.FrostTextures;

/** How close an image must come to that of the reference implementation. */
public final class Golden {
    private Golden() {}

    /** The corruption as the reference ran it: frost with the original textures. */
    public static Corruption corruption(String name) throws IOException {
        if (!name.equals("frost")) {
            return Corruptions.named(name);
        }
        var textures = new ArrayList<Image>();
        for (var file : List.of("frost1.png", "frost2.png", "frost3.png", "frost4.jpg", "frost5.jpg")) {
            textures.add(Images.read(Shared.file("data/frost/" + file)));
        }
        return Corruptions.with(FrostTextures.of(textures)).named(name);
    }

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

    /** The mean of the absolute differences in levels. */
    public static double meanDifference(Image actual, Image expected) {
        var sum = 0L;
        for (var i = 0; i < actual.samples().length; i++) {
            sum += Math.abs((actual.samples()[i] & 0xff) - (expected.samples()[i] & 0xff));
        }
        return sum / (double) actual.samples().length;
    }
}
