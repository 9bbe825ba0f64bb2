package org.tarnish.learning.candidate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;
import org.tarnish.machine.thread.Threads;

/** A batch in the making: candidates are given places, workers put their samples there. */
final class Places<S extends Subject> {
    private final ExecutorService workers;
    private final int side;
    private final int imageBytes;
    private final int size;
    private final ByteBuffer samples;
    private final List<Place<S>> places = new ArrayList<>();

    private record Place<S extends Subject>(Ticket<S> ticket, int candidate, Future<?> drawn) {}

    /** @param samples a direct buffer for {@code size} images */
    Places(ExecutorService workers, int side, int size, ByteBuffer samples) {
        this.workers = workers;
        this.side = side;
        this.imageBytes = bytes(side);
        this.size = size;
        this.samples = samples.clear();
    }

    static int bytes(int side) {
        return Math.multiplyExact(Math.multiplyExact(side, side), Image.CHANNELS);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    boolean isFull() {
        return places.size() == size;
    }

    /** Gives places to what is left of a ticket's candidates, as far as there are any. */
    void fill(Ticket<S> ticket) {
        while (!isFull() && !ticket.isPlaced()) {
            int candidate = ticket.place();
            int offset = places.size() * imageBytes;
            places.add(new Place<>(ticket, candidate, workers.submit(() -> draw(ticket, candidate, offset))));
        }
    }

    /** Waits until all candidates are in their places. */
    Batch await() {
        var indices = new int[places.size()];
        var labels = new int[places.size()];
        for (int i = 0; i < indices.length; i++) {
            var place = places.get(i);
            Threads.await(place.drawn, "a candidate");
            indices[i] = place.ticket.subject().index();
            labels[i] = place.ticket.subject().label();
        }
        return new Batch(indices, labels, side, samples.clear().limit(indices.length * imageBytes));
    }

    /** Hands the scores back; returns the tickets that have all of theirs, in the order of their last places. */
    List<Ticket<S>> score(float[][] probabilities) {
        var complete = new ArrayList<Ticket<S>>();
        for (int i = 0; i < probabilities.length; i++) {
            var place = places.get(i);
            if (place.ticket.score(place.candidate, probabilities[i])) {
                complete.add(place.ticket);
            }
        }
        return complete;
    }

    private void draw(Ticket<S> ticket, int candidate, int offset) {
        var image = ticket.subject().candidate(candidate);
        if (image.width() != side || image.height() != side) {
            throw new IllegalArgumentException("candidates must be seen as " + side + " x " + side + ", was " + image);
        }
        samples.put(offset, image.samples());
    }
}
