package org.tarnish.learning.batch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tarnish.imaging.PartedImages;
import org.tarnish.machine.thread.Threads;

/**
 * The parts of a set that a pass has at hand: those of the current window and of the next, which are opened by threads of
 * their own. A part is closed when the last of its images has been read, and never opened if none is wanted.
 */
final class OpenParts implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WINDOWS_AHEAD = 1;

    private final PartedImages images;
    private final Numbering numbering;
    private final List<int[]> windows;
    private final int[] windowOf;
    private final AtomicIntegerArray unread;
    private final AtomicReferenceArray<CompletableFuture<PartedImages.OpenPart>> parts;
    private final ExecutorService openers = Threads.pool("opener", THREADS);
    private int requested;

    /**
     * @param windows the parts in the order in which they are needed
     * @param batches the images that will be read
     */
    OpenParts(PartedImages images, Numbering numbering, List<int[]> windows, List<int[]> batches) {
        this.images = images;
        this.numbering = numbering;
        this.windows = windows;
        windowOf = new int[numbering.parts()];
        for (int window = 0; window < windows.size(); window++) {
            for (int part : windows.get(window)) {
                windowOf[part] = window;
            }
        }
        unread = new AtomicIntegerArray(numbering.parts());
        for (var batch : batches) {
            for (int image : batch) {
                unread.incrementAndGet(numbering.part(image));
            }
        }
        parts = new AtomicReferenceArray<>(numbering.parts());
    }

    /** Begins to open what a batch needs, and what comes after; before its images are read, by one thread. */
    void request(int[] batch) {
        int last = -1;
        for (int image : batch) {
            last = Math.max(last, windowOf[numbering.part(image)]);
        }
        for (; requested <= Math.min(last + WINDOWS_AHEAD, windows.size() - 1); requested++) {
            for (int part : windows.get(requested)) {
                if (unread.get(part) > 0) {
                    parts.set(part, CompletableFuture.supplyAsync(() -> images.open(part), openers));
                }
            }
        }
    }

    /** A part that was requested; waits until it is open. */
    PartedImages.OpenPart get(int part) {
        return Threads.await(parts.get(part), "a part of the images");
    }

    /** One of a part's images has been read for good. */
    void done(int part) {
        if (unread.decrementAndGet(part) == 0) {
            var unused = parts.getAndSet(part, null).thenAccept(PartedImages.OpenPart::close);
        }
    }

    @Override
    public void close() {
        Threads.stop(openers, Prefetch.STOP);
        for (int part = 0; part < parts.length(); part++) {
            var open = parts.getAndSet(part, null);
            if (open != null) {
                var unused = open.thenAccept(PartedImages.OpenPart::close);
            }
        }
    }
}
