package org.tarnish.dataset;

import java.util.List;

/**
 * Files of a collection that are not among its images: other file types, hidden files, images outside class folders.
 *
 * @param count number of such files
 * @param examples names of the first {@value #EXAMPLES} of them
 */
public record Ignored(long count, List<String> examples) {
    static final int EXAMPLES = 10;

    /** No file was ignored. */
    public static final Ignored NONE = new Ignored(0, List.of());

    public Ignored {
        examples = List.copyOf(examples);
        if (count < examples.size()) {
            throw new IllegalArgumentException("count must be at least the number of examples, was " + count);
        }
    }

    static Ignored of(List<String> names) {
        return new Ignored(names.size(), names.subList(0, Math.min(EXAMPLES, names.size())));
    }
}
