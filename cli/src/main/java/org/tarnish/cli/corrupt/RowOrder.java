package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Locale;
import org.tarnish.imaging.SeededRandomness;

/** In which order the images of arrays lie, so that their first rows are a fair part of them. */
public enum RowOrder {
    /** That of the collection, where it has one. */
    OWN,
    /**
     * Shuffled, where the collection's images lie class by class: by a number for each image that is drawn from the seed
     * and the image's position in the collection, so that images that are left out change nothing in the order of the
     * others.
     */
    SHUFFLED;

    static RowOrder of(Selection selection) {
        return selection.ordered() ? OWN : SHUFFLED;
    }

    /** As in the manifest. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The positions in the selection of the images of all rows, each of the given ones once. */
    int[] rows(Selection selection, BitSet positions, long seed) {
        if (this == OWN) {
            return positions.stream().toArray();
        }
        var places = new double[selection.count()];
        positions.stream()
                .forEach(position -> places[position] = SeededRandomness.of(seed, "rows", selection.index(position))
                        .uniform());
        return positions.stream()
                .boxed()
                .sorted(Comparator.comparingDouble(position -> places[position]))
                .mapToInt(position -> position)
                .toArray();
    }
}
