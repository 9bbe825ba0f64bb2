package org.tarnish.dataset;

import java.util.List;

/**
 * What a collection holds, known without decoding an image.
 *
 * @param classes names of the classes; the position is the label
 * @param entries every image in canonical order, which does not depend on the order in storage: class folders by split
 *     (none, train, validation, test), then label, then name; data sets with positions in their own order
 * @param ignored files that are not images of the collection
 */
public record Listing(List<String> classes, List<Entry> entries, Ignored ignored) {
    public Listing {
        classes = List.copyOf(classes);
        entries = List.copyOf(entries);
        for (var entry : entries) {
            if (entry.label() >= classes.size()) {
                throw new IllegalArgumentException("label of " + entry.name() + " must be in 0.." + (classes.size() - 1)
                        + ", was " + entry.label());
            }
        }
    }
}
