package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.imaging.Image;

/**
 * Equal threads that read images and work on them. Each reads a share of the images and hands them to whoever is free;
 * where nobody is, it works on them itself. So no thread only reads, none waits for a slower one, and few images are in
 * memory.
 */
final class Crew {
    /** Neighbors are read together. */
    private static final int BLOCK = 16;

    /** Larger images are not queued, for some of them would fill the memory. */
    private static final int MOST_QUEUED_BYTES = 1 << 21;

    private final int threads;

    Crew(int threads) {
        this.threads = threads;
    }

    /** Streams images that are wanted to a visitor, as {@link ImageCollection#read} does. */
    @FunctionalInterface
    interface Reading {
        void read(IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException;
    }

    /**
     * Reads all wanted images and shows them to a visitor that must be safe for concurrent use; returns when all have
     * been seen.
     *
     * @throws IOException or a runtime exception, the first that reading or the visitor threw; nothing new begins then
     */
    void run(Reading reading, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var shift = new Shift(reading, wanted, visitor);
        var others = new ArrayList<Thread>();
        for (int i = 1; i < threads; i++) {
            int share = i;
            var thread = new Thread(() -> shift.work(share), "images-" + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        shift.work(0);
        for (var thread : others) {
            join(thread);
        }
        shift.end();
    }

    /** Work on one of many. */
    @FunctionalInterface
    interface Each {
        void on(int number) throws IOException;
    }

    /** Does something for each number in 0..count-1, in any order; what it throws ends it as above. */
    void each(int count, Each each) throws IOException {
        // Numbers in the place of images: the smallest image there is stands for each.
        var nothing = new Image(1, 1, new byte[Image.CHANNELS]);
        run(
                (wanted, visitor) -> {
                    for (int number = 0; number < count; number++) {
                        if (wanted.test(number)) {
                            visitor.image(number, nothing);
                        }
                    }
                },
                number -> true,
                new ImageCollection.Visitor() {
                    @Override
                    public void image(int number, Image image) throws IOException {
                        each.on(number);
                    }

                    @Override
                    public void broken(int number, String reason) {
                        throw new IllegalStateException("a number cannot be broken");
                    }
                });
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while images were worked on", e);
        }
    }

    private record Task(int index, Image image) {}

    /** Ends a reading whose images nobody wants any more. */
    private static final class Over extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final class Shift {
        private final Reading reading;
        private final IntPredicate wanted;
        private final ImageCollection.Visitor visitor;
        private final ArrayBlockingQueue<Task> queue = new ArrayBlockingQueue<>(2 * threads);
        private final AtomicInteger readers = new AtomicInteger(threads);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Shift(Reading reading, IntPredicate wanted, ImageCollection.Visitor visitor) {
            this.reading = reading;
            this.wanted = wanted;
            this.visitor = visitor;
        }

        void work(int share) {
            try {
                readShare(share);
                help();
            } catch (Over e) {
                return;
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }

        private void readShare(int share) throws IOException {
            try {
                reading.read(
                        index -> index / BLOCK % threads == share && wanted.test(index), new ImageCollection.Visitor() {
                            @Override
                            public void image(int index, Image image) throws IOException {
                                goOn();
                                var alone = threads == 1 || image.samples().length > MOST_QUEUED_BYTES;
                                if (alone || !queue.offer(new Task(index, image))) {
                                    visitor.image(index, image);
                                }
                            }

                            @Override
                            public void broken(int index, String reason) throws IOException {
                                goOn();
                                visitor.broken(index, reason);
                            }
                        });
            } finally {
                readers.decrementAndGet();
            }
        }

        private void help() throws IOException, InterruptedException {
            while (true) {
                // Looked at first: what readers have left behind by then is in the queue.
                var last = readers.get() == 0;
                var task = last ? queue.poll() : queue.poll(10, TimeUnit.MILLISECONDS);
                goOn();
                if (task != null) {
                    visitor.image(task.index(), task.image());
                } else if (last) {
                    return;
                }
            }
        }

        private void goOn() throws Over {
            if (failure.get() != null) {
                throw new Over();
            }
        }

        void end() throws IOException {
            var thrown = failure.get();
            if (thrown instanceof IOException e) {
                throw e;
            }
            if (thrown instanceof UncheckedIOException e) {
                throw e;
            }
            if (thrown != null) {
                throw new IllegalStateException(thrown);
            }
        }
    }
}
