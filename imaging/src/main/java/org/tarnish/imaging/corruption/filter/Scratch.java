package org.tarnish.imaging.corruption.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays for the work on one picture, which the same thread gets again for its next picture: new ones are zeros in
 * memory that is in no cache, and filling it costs as much as a filter. What a thread keeps is at most 2 MiB.
 */
public final class Scratch implements AutoCloseable {
    private static final int MOST_KEPT = 1 << 19;
    private static final ThreadLocal<Kept> KEPT = ThreadLocal.withInitial(Kept::new);

    private final Kept kept = KEPT.get();
    private final List<float[]> taken = new ArrayList<>();

    private Scratch() {}

    /** For the thread that calls it, which closes it when the arrays are no longer used. */
    public static Scratch open() {
        return new Scratch();
    }

    /** An array of this length, with any content. */
    public float[] row(int length) {
        var free = kept.byLength.get(length);
        var row = free == null || free.isEmpty() ? new float[length] : kept.remove(free);
        taken.add(row);
        return row;
    }

    /** Arrays of this length, with any content. */
    public float[][] rows(int count, int length) {
        var rows = new float[count][];
        for (var i = 0; i < count; i++) {
            rows[i] = row(length);
        }
        return rows;
    }

    @Override
    public void close() {
        for (var row : taken) {
            kept.add(row);
        }
        taken.clear();
    }

    /** What a thread has that is not in use. */
    private static final class Kept {
        private final Map<Integer, Deque<float[]>> byLength = new HashMap<>();
        private int samples;

        float[] remove(Deque<float[]> free) {
            var row = free.pop();
            samples -= row.length;
            return row;
        }

        void add(float[] row) {
            if (row.length > MOST_KEPT) {
                return;
            }
            if (samples + row.length > MOST_KEPT) {
                // Whatever pictures these were for, others have come.
                byLength.clear();
                samples = 0;
            }
            byLength.computeIfAbsent(row.length, length -> new ArrayDeque<>()).push(row);
            samples += row.length;
        }
    }
}
