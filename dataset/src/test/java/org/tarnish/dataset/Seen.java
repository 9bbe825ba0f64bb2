package org.tarnish.dataset;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.tarnish.imaging.Image;

/** Collects what a collection streams; complains about an entry visited twice. */
final class Seen implements ImageCollection.Visitor {
    final Map<Integer, Image> images = new TreeMap<>();
    final Map<Integer, String> broken = new TreeMap<>();

    static Seen of(ImageCollection collection) throws IOException {
        return of(collection, index -> true);
    }

    static Seen of(ImageCollection collection, IntPredicate wanted) throws IOException {
        var seen = new Seen();
        collection.read(wanted, seen);
        return seen;
    }

    @Override
    public void image(int index, Image image) {
        once(index);
        images.put(index, image);
    }

    @Override
    public void broken(int index, String reason) {
        once(index);
        broken.put(index, reason);
    }

    private void once(int index) {
        if (images.containsKey(index) || broken.containsKey(index)) {
            throw new AssertionError("entry " + index + " was visited twice");
        }
    }
}
