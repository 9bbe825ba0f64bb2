package org.tarnish.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A collection whose classes are joined or renamed, or some of which are left out; its images stay what they are and keep
 * their {@link Indices}.
 */
public final class RelabeledCollection implements ImageCollection {
    private static final int MOST_NAMED = 5;

    private final ImageCollection source;
    private final List<String> classes;
    private final Function<String, Optional<String>> classOf;
    private Relabeled relabeled;

    /**
     * @param classes the new classes; the position is the label
     * @param classOf the new class of an old one; empty leaves its images out
     */
    public RelabeledCollection(
            ImageCollection source, List<String> classes, Function<String, Optional<String>> classOf) {
        this.source = source;
        this.classes = List.copyOf(classes);
        this.classOf = classOf;
    }

    /** The new listing, and the index in it of every image of the old one, -1 for those left out. */
    private record Relabeled(Listing listing, int[] indices) {}

    /**
     * @throws DatasetException also if none of the collection's classes is one of the new ones
     */
    @Override
    public Listing list() throws IOException {
        return relabeled().listing();
    }

    @Override
    public void read(IntPredicate wanted, Visitor visitor) throws IOException {
        var indices = relabeled().indices();
        source.read(index -> indices[index] >= 0 && wanted.test(indices[index]), new Visitor() {
            @Override
            public void image(int index, org.tarnish.imaging.Image image) throws IOException {
                visitor.image(indices[index], image);
            }

            @Override
            public void broken(int index, String reason) throws IOException {
                visitor.broken(indices[index], reason);
            }
        });
    }

    /** That of the collection itself: the new classes are not part of it. */
    @Override
    public String fingerprint() throws IOException {
        return source.fingerprint();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private synchronized Relabeled relabeled() throws IOException {
        if (relabeled == null) {
            relabeled = relabel(source.list());
        }
        return relabeled;
    }

    private Relabeled relabel(Listing old) throws DatasetException {
        var labels = old.classes().stream()
                .mapToInt(name -> classOf.apply(name).map(classes::indexOf).orElse(-1))
                .toArray();
        var entries = new ArrayList<Entry>();
        var indices = new int[old.entries().size()];
        for (int index = 0; index < indices.length; index++) {
            var entry = old.entries().get(index);
            indices[index] = labels[entry.label()] < 0 ? -1 : entries.size();
            if (indices[index] >= 0) {
                entries.add(new Entry(entry.name(), labels[entry.label()], entry.split()));
            }
        }
        if (Arrays.stream(labels).allMatch(label -> label < 0)) {
            throw new DatasetException("none of the " + old.classes().size() + " classes in " + source
                    + " belongs to one of the classes " + first(classes) + "; there are " + first(old.classes()));
        }
        var kept = IntStream.range(0, indices.length)
                .filter(index -> indices[index] >= 0)
                .toArray();
        return new Relabeled(old.relabeled(classes, entries, kept), indices);
    }

    private static String first(List<String> names) {
        return "'" + String.join("', '", names.subList(0, Math.min(MOST_NAMED, names.size()))) + "'"
                + (names.size() > MOST_NAMED ? " and so on" : "");
    }
}
