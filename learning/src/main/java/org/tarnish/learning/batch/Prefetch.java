package org.tarnish.learning.batch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages;
import org.tarnish.machine.thread.Threads;

/** Prepares batches some steps ahead, each in a buffer of its own, on several threads. */
final class Prefetch implements Batches {
    /**
     * How long to wait until threads have let go of their files. One that hangs in the object store is left alone then; it
     * ends with its attempt, and what it opens is closed.
     */
    static final Duration STOP = Duration.ofSeconds(5);

    private final Numbering numbering;
    private final Transformation transformation;
    private final int side;
    private final int imageBytes;
    private final Iterator<int[]> wanted;
    private final OpenParts parts;
    private final ExecutorService loaders;
    private final Deque<Future<Batch>> prepared = new ArrayDeque<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private Batch current;

    Prefetch(
            List<int[]> windows,
            List<int[]> batches,
            PartedImages images,
            Numbering numbering,
            Transformation transformation,
            Loading loading) {
        this.numbering = numbering;
        this.transformation = transformation;
        this.side = images.side();
        this.imageBytes = Math.multiplyExact(Math.multiplyExact(side, side), Image.CHANNELS);
        this.wanted = batches.iterator();
        this.parts = new OpenParts(images, numbering, windows, batches);
        this.loaders = Threads.pool("loader", loading.threads());
        int ahead = batches.isEmpty() ? 0 : loading.ahead((long) batches.get(0).length * imageBytes);
        while (prepared.size() < ahead && wanted.hasNext()) {
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
        current = Threads.await(prepared.remove(), "a batch of images");
        return current;
    }

    @Override
    public void close() {
        Threads.stop(loaders, STOP);
        parts.close();
    }

    private void prepareNext() {
        var indices = wanted.next();
        var buffer = buffer(Math.multiplyExact(indices.length, imageBytes));
        parts.request(indices);
        prepared.add(loaders.submit(() -> assemble(indices, buffer)));
    }

    private Batch assemble(int[] indices, ByteBuffer buffer) {
        var labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int number = numbering.part(indices[i]);
            var part = parts.get(number);
            int index = indices[i] - numbering.start(number);
            var samples = new byte[imageBytes];
            labels[i] = part.label(index);
            part.copyTo(index, samples, 0);
            buffer.put(i * imageBytes, transformation.apply(samples, indices[i]));
        }
        for (int index : indices) {
            parts.done(numbering.part(index));
        }
        return new Batch(indices, labels, side, buffer);
    }

    /** The batch before the last may be the largest, by one image. */
    private ByteBuffer buffer(int size) {
        var used = free.poll();
        var buffer = used != null && used.capacity() >= size ? used : ByteBuffer.allocateDirect(size);
        return buffer.clear().limit(size);
    }
}
