package org.tarnish.learning.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.SeededRandomness;

/**
 * The order of an epoch: every image once, shuffled by seed and epoch (Fisher and Yates).
 *
 * <p>A set of at most {@value #WINDOW_BYTES} bytes is shuffled as a whole. Of a larger one, the parts are shuffled, and
 * as many consecutive ones as come to at most that size make a window, whose images are shuffled together; so a pass
 * needs few parts at a time. The size is fixed, for results depend on it.
 *
 * @param parts the parts in the order in which they are needed, those of one window together
 * @param images the images in their order, by their number in the whole set
 */
record EpochOrder(List<int[]> parts, int[] images) {
    static final long WINDOW_BYTES = 512L << 20;

    /**
     * @param epoch 1-based
     * @param windowBytes {@link #WINDOW_BYTES}, or less in tests
     */
    static EpochOrder shuffled(Numbering numbering, long imageBytes, long seed, int epoch, long windowBytes) {
        if (numbering.count() * imageBytes <= windowBytes) {
            var images = range(0, numbering.count());
            shuffle(images, seed, "shuffle", epoch);
            return new EpochOrder(List.of(range(0, numbering.parts())), images);
        }
        var parts = range(0, numbering.parts());
        shuffle(parts, seed, "shuffle/parts", epoch);
        var windows = windows(parts, numbering, windowBytes / imageBytes);
        var images = new int[numbering.count()];
        int at = 0;
        for (int number = 0; number < windows.size(); number++) {
            int start = at;
            for (int part : windows.get(number)) {
                for (int i = 0; i < numbering.count(part); i++) {
                    images[at++] = numbering.start(part) + i;
                }
            }
            var window = Arrays.copyOfRange(images, start, at);
            shuffle(window, seed, "shuffle/window/" + epoch, number);
            System.arraycopy(window, 0, images, start, window.length);
        }
        return new EpochOrder(windows, images);
    }

    /** Consecutive images; each part is a window of its own. */
    static EpochOrder consecutive(Numbering numbering, int from, int to) {
        var parts = new ArrayList<int[]>();
        for (int part = 0; part < numbering.parts(); part++) {
            parts.add(new int[] {part});
        }
        return new EpochOrder(parts, range(from, to));
    }

    /**
     * The images of each batch. The last batch may be smaller; a single image left over joins the batch before if asked
     * to, since batch normalization has no statistics of one.
     */
    List<int[]> batches(int batchSize, boolean joinLast) {
        var batches = new ArrayList<int[]>();
        for (int from = 0; from < images.length; ) {
            int to = Math.min(from + batchSize, images.length);
            if (joinLast && images.length - to == 1 && batchSize > 1) {
                to = images.length;
            }
            batches.add(Arrays.copyOfRange(images, from, to));
            from = to;
        }
        return batches;
    }

    private static List<int[]> windows(int[] parts, Numbering numbering, long mostImages) {
        var windows = new ArrayList<int[]>();
        int from = 0;
        long size = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i > from && size + numbering.count(parts[i]) > mostImages) {
                windows.add(Arrays.copyOfRange(parts, from, i));
                from = i;
                size = 0;
            }
            size += numbering.count(parts[i]);
        }
        windows.add(Arrays.copyOfRange(parts, from, parts.length));
        return windows;
    }

    private static void shuffle(int[] numbers, long seed, String what, int index) {
        var random = SeededRandomness.of(seed, what, index);
        for (int i = 0; i < numbers.length; i++) {
            int number = numbers[i];
            int j = random.below(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = number;
        }
    }

    private static int[] range(int from, int to) {
        var range = new int[to - from];
        for (int i = 0; i < range.length; i++) {
            range[i] = from + i;
        }
        return range;
    }
}
