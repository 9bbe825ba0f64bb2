package org.tarnish.imaging.perturbation;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;

/** Sequences of frames. */
final class Frames {
    /** How many frames nearly every sequence has. */
    static final int USUAL = 31;

    private Frames() {}

    /** The frames 0, 1 and so on. */
    static List<Image> of(int count, IntFunction<Image> frame) {
        return IntStream.range(0, count).mapToObj(frame).toList();
    }

    /** The clean image, then as many noisy ones as make {@link #USUAL}. */
    static List<Image> noisy(Image clean, Supplier<Image> noisy) {
        return of(USUAL, frame -> frame == 0 ? clean : noisy.get());
    }
}
