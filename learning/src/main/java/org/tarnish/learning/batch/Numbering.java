package org.tarnish.learning.batch;

import java.util.Arrays;
import java.util.List;

/** Which part of a set holds which image. */
final class Numbering {
    private final int[] starts;

    Numbering(List<Integer> counts) {
        starts = new int[counts.size() + 1];
        for (int part = 0; part < counts.size(); part++) {
            starts[part + 1] = Math.addExact(starts[part], counts.get(part));
        }
    }

    int parts() {
        return starts.length - 1;
    }

    int count() {
        return starts[parts()];
    }

    int count(int part) {
        return starts[part + 1] - starts[part];
    }

    /** The number of a part's first image in the whole set. */
    int start(int part) {
        return starts[part];
    }

    /** The part that holds an image. */
    int part(int image) {
        int found = Arrays.binarySearch(starts, image);
        if (found < 0) {
            return -found - 2;
        }
        // Of parts that begin at the same image all but the last are empty.
        while (count(found) == 0) {
            found++;
        }
        return found;
    }
}
