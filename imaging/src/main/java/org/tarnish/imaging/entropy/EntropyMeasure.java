package org.tarnish.imaging.entropy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.PillowPng;
import org.tarnish.imaging.format.PngEncoder;

/** Whose PNG an entropy is the size of. */
public enum EntropyMeasure {
    /** Tarnish's own encoder. */
    TARNISH("size of Tarnish's own PNG, version 1", () -> new PngEncoder()::size),
    /** What Pillow writes by default with zlib 1, and who has Python's zlib can compute: {@link PillowPng}. */
    PILLOW("size of Pillow's default PNG with zlib 1, version 1", () -> new PillowPng()::size);

    private final String words;
    private final Supplier<ToIntFunction<Image>> start;

    EntropyMeasure(String words, Supplier<ToIntFunction<Image>> start) {
        this.words = words;
        this.start = start;
    }

    ToIntFunction<Image> start() {
        return start.get();
    }

    /** As requests spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Labels of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(EntropyMeasure::label).toList();
    }

    /** What it is, with its version: another version gives other sizes. */
    public String words() {
        return words;
    }

    /**
     * The measure of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EntropyMeasure labeled(String label) {
        for (var measure : values()) {
            if (measure.label().equals(label)) {
                return measure;
            }
        }
        throw new IllegalArgumentException(
                "the entropy must be " + String.join(" or ", labels()) + ", was '" + label + "'");
    }
}
