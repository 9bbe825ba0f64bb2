package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.imaging.resize.Filter;

/**
 * How images of any size become squares of the side that a request asks for: a word, such as {@code cover}, or
 * {@code torchvision} with its parameters.
 */
public sealed interface Resize permits Resize.Word, Resize.Torchvision {
    /** The shorter side is brought to it, then the center is cut out. */
    Resize COVER = Word.COVER;

    /**
     * The shorter side is brought to 256/224 of it, rounded, then the center is cut out, as torchvision's weights were
     * evaluated with.
     */
    Resize CROP = Word.CROP;

    /** Both sides are brought to it, whatever their ratio. */
    Resize STRETCH = Word.STRETCH;

    /** A way without parameters. */
    enum Word implements Resize {
        COVER,
        CROP,
        STRETCH;

        /** torchvision's {@code Resize(256)} before {@code CenterCrop(224)}, for other sides in proportion. */
        private static final double RESIZE_TO_CROP = 256.0 / 224;

        /** What the shorter side becomes before a square is cut out. */
        public int shortSide(int side) {
            return this == CROP ? (int) Math.round(side * RESIZE_TO_CROP) : side;
        }

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * torchvision's {@code Resize(shortSide, filter)} and {@code CenterCrop}.
     *
     * @param share what the square's side is of the shorter side; null where {@code shortSide} says it
     * @param shortSide what the shorter side becomes in pixels, or null
     */
    record Torchvision(Double share, Integer shortSide, Filter filter) implements Resize {
        /** Of the square's side in the shorter side where nothing is said, as 224 of 256. */
        public static final double DEFAULT_SHARE = 0.875;

        private static final String NAME = "torchvision";

        public Torchvision {
            if (share != null && shortSide != null) {
                throw new IllegalArgumentException("torchvision must have one of share and shortSide, has both");
            }
            share = share == null && shortSide == null ? Double.valueOf(DEFAULT_SHARE) : share;
            filter = filter == null ? Filter.BILINEAR : filter;
            if (share != null && !(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
            }
        }

        /** What the shorter side becomes before a square is cut out: {@code floor(side / share)}, as timm has it. */
        public int shortSide(int side) {
            return shortSide == null ? (int) Math.floor(side / share) : shortSide;
        }

        @JsonValue
        Object json() {
            var parameters = new TreeMap<String, Object>();
            if (shortSide != null) {
                parameters.put("shortSide", shortSide);
            } else if (share != DEFAULT_SHARE) {
                parameters.put("share", share);
            }
            if (filter != Filter.BILINEAR) {
                parameters.put("filter", filter.name().toLowerCase(Locale.ROOT));
            }
            return parameters.isEmpty() ? NAME : Map.of(NAME, parameters);
        }

        private static Torchvision of(Map<?, ?> parameters) {
            return new Torchvision(
                    parameters.get("share") instanceof Number share ? Double.valueOf(share.doubleValue()) : null,
                    parameters.get("shortSide") instanceof Number side ? Integer.valueOf(side.intValue()) : null,
                    parameters.get("filter") instanceof String filter
                            ? Filter.valueOf(filter.toUpperCase(Locale.ROOT))
                            : null);
        }
    }

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException for anything but a known word or a mapping of {@code torchvision}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Resize of(Object json) {
        if (json instanceof Map<?, ?> map
                && map.size() == 1
                && map.get(Torchvision.NAME) instanceof Map<?, ?> parameters) {
            return Torchvision.of(parameters);
        }
        if (!(json instanceof String word)) {
            throw new IllegalArgumentException(
                    "resize must be a word or a mapping of torchvision to its parameters, was " + json);
        }
        return word.equals(Torchvision.NAME)
                ? new Torchvision(null, null, null)
                : Word.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
