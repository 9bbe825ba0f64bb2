package org.tarnish.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Split;

/**
 * What a collection holds, known without decoding an image.
 *
 * @param classes names of the classes; the position is the label
 * @param entries every image in canonical order, which does not depend on the order in storage: class folders by split
 *     (none, train, validation, test), then label, then name; data sets with positions in their own order
 * @param ignored files that are not images of the collection
 * @param layout name of the way in which the images lie; empty if that is of no interest
 * @param ordered whether the images have an order of their own, as those in arrays do; else they lie class by class
 * @param indices which number of its split each image is
 */
public record Listing(
        List<String> classes, List<Entry> entries, Ignored ignored, String layout, boolean ordered, Indices indices) {
    public Listing {
        classes = List.copyOf(classes);
        entries = List.copyOf(entries);
        for (var entry : entries) {
            if (entry.label() >= classes.size()) {
                throw new IllegalArgumentException("label of " + entry.name() + " must be in 0.." + (classes.size() - 1)
                        + ", was " + entry.label());
            }
        }
        if (indices.count() != entries.size()) {
            throw new IllegalArgumentException(
                    "there must be " + entries.size() + " indices, one for each image, were " + indices.count());
        }
    }

    /** Images that lie class by class. */
    public Listing(List<String> classes, List<Entry> entries, Ignored ignored) {
        this(classes, entries, ignored, "", false, Indices.of(entries));
    }

    Listing in(String name) {
        return new Listing(classes, entries, ignored, name, ordered, indices);
    }

    Listing inOwnOrder() {
        return new Listing(classes, entries, ignored, layout, true, indices);
    }

    /**
     * Some of the images with classes of another list.
     *
     * @param kept the positions that the new entries had here
     */
    Listing relabeled(List<String> names, List<Entry> some, int[] kept) {
        return new Listing(names, some, ignored, layout, ordered, indices.of(kept));
    }

    /**
     * Whether these can be a data set of their own: who knows classes already may judge on images of one of them.
     *
     * @param place what to call it
     * @throws DatasetException if there is one class alone, which as a rule is a folder that is none
     */
    public void requireClasses(Object place) throws DatasetException {
        if (classes.size() < 2) {
            throw new DatasetException(place + " is refused: it has one class alone, '" + Shown.text(classes.get(0))
                    + "'; expected is one of: " + DatasetLayouts.expected()
                    + "; if it is one class all the same, say layout: "
                    + DatasetLayouts.CLASS_FOLDERS);
        }
    }

    /** The images, by their index, that the collection itself assigns to a split. */
    public List<Integer> of(Split split) {
        return IntStream.range(0, entries.size())
                .filter(index -> isOf(split, entries.get(index)))
                .boxed()
                .toList();
    }

    /**
     * Which images networks are tested on where nobody says it: the collection's test images, else its validation images;
     * empty if it has neither, and all are.
     */
    public Optional<Split> forTesting() {
        return Stream.of(Split.TEST, Split.VALIDATION)
                .filter(split -> entries.stream().anyMatch(entry -> isOf(split, entry)))
                .findFirst();
    }

    private static boolean isOf(Split split, Entry entry) {
        return entry.split().filter(split::equals).isPresent();
    }
}
