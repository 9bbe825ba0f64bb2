package org.tarnish.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * The index of every image of a listing, which its random draws come from: its position, in canonical order, among the
 * images that the collection itself assigns to the same split; among those without a split where it has none. So an image
 * keeps its index whatever part of a collection is asked for and however the collection is divided.
 */
public final class Indices {
    private final int[] numbers;

    private Indices(int[] numbers) {
        this.numbers = numbers;
    }

    /** Of a collection as it is. */
    static Indices of(List<Entry> entries) {
        var next = new int[Entry.MOST_SPLITS];
        return new Indices(
                entries.stream().mapToInt(entry -> next[entry.splitNumber()]++).toArray());
    }

    /**
     * Of some of these images, which keep their index.
     *
     * @param kept positions in this listing
     */
    Indices of(int[] kept) {
        return new Indices(Arrays.stream(kept).map(this::of).toArray());
    }

    /** The index of the image at a position of the listing. */
    public int of(int position) {
        return numbers[position];
    }

    int count() {
        return numbers.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices indices && Arrays.equals(numbers, indices.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "indices of " + numbers.length + " images";
    }
}
