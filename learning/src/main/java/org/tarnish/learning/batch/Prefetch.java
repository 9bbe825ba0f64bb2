package org.tarnish.learning.batch;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;

/** Prepares batches some steps ahead, each in a buffer of its own. */
final class Prefetch implements Batches {
    private static final int AHEAD = 3;

    private final LabeledImages images;
    private final Iterator<int[]> wanted;
    private final Deque<Future<Batch>> prepared = new ArrayDeque<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private final ExecutorService loader;
    private Batch current;

    Prefetch(LabeledImages images, List<int[]> batches) {
        this.images = images;
        this.wanted = batches.iterator();
        this.loader = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "loader");
            thread.setDaemon(true);
            return thread;
        });
        while (prepared.size() < AHEAD && wanted.hasNext()) {
            prepareNext();
        }
    }

    @Override
    public boolean hasNext() {
        return !prepared.isEmpty();
    }

    @Override
    public Batch next() {
        if (prepared.isEmpty()) {
            throw new NoSuchElementException("there are no further batches");
        }
        if (current != null) {
            free.add(current.samples());
        }
        if (wanted.hasNext()) {
            prepareNext();
        }
        current = await(prepared.remove());
        return current;
    }

    @Override
    public void close() {
        loader.shutdownNow();
    }

    private void prepareNext() {
        var indices = wanted.next();
        int size = images.side() * images.side() * Image.CHANNELS;
        var buffer = buffer(Math.multiplyExact(indices.length, size));
        prepared.add(loader.submit(() -> {
            var labels = new int[indices.length];
            var image = new byte[size];
            for (int i = 0; i < indices.length; i++) {
                labels[i] = images.label(indices[i]);
                images.copyTo(indices[i], image, 0);
                buffer.put(i * size, image);
            }
            return new Batch(indices, labels, images.side(), buffer);
        }));
    }

    /** The batch before the last may be the largest, by one image. */
    private ByteBuffer buffer(int size) {
        var used = free.poll();
        var buffer = used != null && used.capacity() >= size ? used : ByteBuffer.allocateDirect(size);
        return buffer.clear().limit(size);
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch of images", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a batch of images could not be prepared", e.getCause());
        }
    }
}
