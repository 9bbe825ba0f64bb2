package org.tarnish.learning.candidate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;
import org.tarnish.machine.thread.Threads;

/** A batch in the making: candidates are given slots, other threads put their samples there. */
final class CandidateBatch<S extends Subject> {
    private final ExecutorService workers;
    private final int side;
    private final int imageBytes;
    private final int size;
    private final ByteBuffer samples;
    private final List<Slot<S>> slots = new ArrayList<>();

    private record Slot<S extends Subject>(SubjectRound<S> round, int candidate, Future<?> drawn) {}

    /** @param samples a direct buffer for {@code size} images */
    CandidateBatch(ExecutorService workers, int side, int size, ByteBuffer samples) {
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
        return slots.isEmpty();
    }

    boolean isFull() {
        return slots.size() == size;
    }

    /** Gives slots to what is left of a round's candidates, as far as there are any. */
    void fill(SubjectRound<S> round) {
        while (!isFull() && !round.isPlaced()) {
            int candidate = round.place();
            int offset = slots.size() * imageBytes;
            slots.add(new Slot<>(round, candidate, workers.submit(() -> draw(round, candidate, offset))));
        }
    }

    /** Waits until all candidates are in their slots. */
    Batch await() {
        var indices = new int[slots.size()];
        var labels = new int[slots.size()];
        for (int i = 0; i < indices.length; i++) {
            var slot = slots.get(i);
            Threads.await(slot.drawn, "a candidate");
            indices[i] = slot.round.subject().index();
            labels[i] = slot.round.subject().label();
        }
        return new Batch(indices, labels, side, samples.clear().limit(indices.length * imageBytes));
    }

    /** For each candidate whether its round has no other. */
    boolean[] alone() {
        var alone = new boolean[slots.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = slots.get(i).round.isOfOne();
        }
        return alone;
    }

    /** Hands the scores back; returns the rounds that have all of theirs, in the order of their last slots. */
    List<SubjectRound<S>> score(CandidateScore[] scores) {
        var complete = new ArrayList<SubjectRound<S>>();
        for (int i = 0; i < scores.length; i++) {
            var slot = slots.get(i);
            if (slot.round.score(slot.candidate, scores[i])) {
                complete.add(slot.round);
            }
        }
        return complete;
    }

    private void draw(SubjectRound<S> round, int candidate, int offset) {
        var image = round.subject().candidate(candidate);
        if (image.width() != side || image.height() != side) {
            throw new IllegalArgumentException("candidates must be seen as " + side + " x " + side + ", was " + image);
        }
        samples.put(offset, image.samples());
    }
}
