package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.Entry;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.SplitSettings;
import org.tarnish.dataset.Splitter;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetReading;

/**
 * The images of a collection that are to be corrupted, in the collection's own order. Their draws come from their index
 * in the collection, so that a split or a limit changes which images there are but none of their bytes.
 */
final class Selection {
    static final String ALL = "all";

    private final Listing listing;
    private final String split;
    private final int[] chosen;

    private Selection(Listing listing, String split, int[] chosen) {
        this.listing = listing;
        this.split = split;
        this.chosen = chosen;
    }

    /**
     * @param split a split's name or {@code all}; null takes the collection's test images, else its validation images,
     *     else all
     * @param limit most images, taken evenly from the classes; 0 for no limit
     * @throws DatasetException if there are no such images
     */
    static Selection of(Listing listing, String split, int limit) throws IOException {
        var named = split == null ? listing.forTesting().map(Split::label).orElse(ALL) : split;
        var members = members(listing, named);
        if (members.length == 0) {
            throw new DatasetException("the data set has no " + named + " images; choose another --split");
        }
        return new Selection(listing, named, limited(listing, members, limit));
    }

    private static int[] members(Listing listing, String named) throws IOException {
        if (named.equals(ALL)) {
            return IntStream.range(0, listing.entries().size()).toArray();
        }
        var split = Split.of(named);
        var own = listing.of(split);
        if (!own.isEmpty()) {
            return own.stream().mapToInt(index -> index).toArray();
        }
        // Divided as experiments divide it.
        return Splitter.split(listing, SplitSettings.DEFAULT).of(split).stream()
                .mapToInt(index -> index)
                .sorted()
                .toArray();
    }

    private static int[] limited(Listing listing, int[] members, int limit) throws IOException {
        if (limit == 0 || limit >= members.length) {
            return members;
        }
        var entries = Arrays.stream(members)
                .mapToObj(listing.entries()::get)
                .map(entry -> new Entry(entry.name(), entry.label(), Optional.empty()))
                .toList();
        var evaluation = new SplitSettings(0, 1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(limit));
        return Splitter.split(new Listing(listing.classes(), entries, listing.ignored()), evaluation).test().stream()
                .mapToInt(position -> members[position])
                .sorted()
                .toArray();
    }

    /** A split's name, or {@code all}. */
    String split() {
        return split;
    }

    /** How the data set's files were understood. */
    DatasetReading reading() {
        return new DatasetReading(listing.layout(), List.of(), listing.ignored().files());
    }

    List<String> classes() {
        return listing.classes();
    }

    int count() {
        return chosen.length;
    }

    /** The position of an image by its index in the listing; negative if it is not chosen. */
    int position(int index) {
        return Arrays.binarySearch(chosen, index);
    }

    /** Whether the images have an order of their own; else they lie class by class. */
    boolean ordered() {
        return listing.ordered();
    }

    Entry entry(int position) {
        return listing.entries().get(chosen[position]);
    }

    /** The index in the listing of the image at a position. */
    int index(int position) {
        return chosen[position];
    }

    /** The index of the draws of the image at a position. */
    long drawIndex(int position) {
        return listing.indices().of(chosen[position]);
    }
}
