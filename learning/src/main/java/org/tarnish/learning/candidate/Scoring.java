package org.tarnish.learning.candidate;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.tarnish.machine.thread.Threads;

/**
 * Scores candidates of many images so that the device need not wait: candidates of many subjects share a batch, and
 * while the device scores one, other threads draw the next and take up the scores of the last.
 *
 * <p>A batch holds subjects in the order in which they were scored, three batches or more before; where these are not
 * enough it is filled up with new ones, and where there are none left it stays smaller. So what is in a batch follows
 * from the subjects and the batch size alone: neither the number of threads nor their timing changes a number. Another
 * batch size, or other subjects beside it, may change an image's probabilities by rounding.
 *
 * <p>At most three batches' worth of subjects and those that wait for a place are held at a time. Use from one thread
 * at a time, the one that the scorer is called on.
 */
public final class Scoring {
    private static final int BATCHES = 4;

    private final Scorer scorer;
    private final int side;
    private final int batchSize;
    private final int threads;
    private final Optional<Scorer> estimate;

    /**
     * Asks the scorer about every candidate.
     *
     * @param side of what the scorer sees, in pixels
     * @param batchSize images that are scored at once, at least 1
     * @param threads that prepare candidates, at least 1
     */
    public Scoring(Scorer scorer, int side, int batchSize, int threads) {
        this(scorer, Optional.empty(), side, batchSize, threads);
    }

    /**
     * Asks the scorer where an estimate leaves doubt; see {@link Screen}.
     *
     * @param estimate of the scorer's probabilities, if there is one
     */
    public Scoring(Scorer scorer, Optional<Scorer> estimate, int side, int batchSize, int threads) {
        if (batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException("scoring needs batches of at least 1 image and at least 1 thread, was "
                    + batchSize + " images and " + threads + " threads");
        }
        this.scorer = scorer;
        this.estimate = estimate;
        this.side = side;
        this.batchSize = batchSize;
        this.threads = threads;
    }

    /**
     * A batch size with which few subjects, too, make several batches, so that there is one to prepare while another is
     * scored.
     *
     * @param most images in a batch, at least 1
     */
    public static int batch(int most, int subjects) {
        return Math.max(1, Math.min(most, (subjects + BATCHES - 1) / BATCHES));
    }

    /**
     * Takes subjects through all their rounds.
     *
     * @param subjects asked for on this thread, only when there is a place for the next
     * @param finished told on this thread of each subject after its last round
     * @param beforeBatch told before each batch how many subjects are finished; may throw to stop
     * @throws Misjudged if estimates turn out to err too much; what subjects were told is then worth nothing
     */
    public <S extends Subject> DeviceUse run(
            Iterator<? extends S> subjects, Consumer<? super S> finished, IntConsumer beforeBatch) {
        long begun = System.nanoTime();
        var workers = Threads.pool("candidates", threads);
        try {
            var run = new ScoringRun<S>(workers, subjects, finished);
            run.run(beforeBatch);
            return new DeviceUse(
                    run.candidates, run.judge.estimated(), run.computing / 1e9, (System.nanoTime() - begun) / 1e9);
        } finally {
            workers.shutdownNow();
        }
    }

    /** One run. */
    private final class ScoringRun<S extends Subject> {
        private final ExecutorService workers;
        private final Iterator<? extends S> subjects;
        private final Consumer<? super S> finished;
        private final Deque<SubjectRound<S>> waiting = new ArrayDeque<>();
        private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
        private SubjectRound<S> halfPlaced;
        private final Judge judge =
                estimate.<Judge>map(quick -> new Screen(scorer, quick)).orElseGet(() -> Judge.of(scorer));
        private int over;
        private long candidates;
        private long computing;

        ScoringRun(ExecutorService workers, Iterator<? extends S> subjects, Consumer<? super S> finished) {
            this.workers = workers;
            this.subjects = subjects;
            this.finished = finished;
            buffers.add(ByteBuffer.allocateDirect(Math.multiplyExact(batchSize, CandidateBatch.bytes(side))));
            buffers.add(ByteBuffer.allocateDirect(Math.multiplyExact(batchSize, CandidateBatch.bytes(side))));
        }

        void run(IntConsumer beforeBatch) {
            var current = compose();
            List<SubjectRound<S>> lastScored = List.of();
            boolean goesOn = true;
            while (goesOn) {
                // Drawn while this batch is scored, and made of subjects that had the last one's time to take up their
                // scores: nobody waits.
                var next = compose();
                var scored = current.isEmpty() ? List.<SubjectRound<S>>of() : score(current, beforeBatch);
                waiting.addAll(lastScored);
                lastScored = scored;
                goesOn = !(next.isEmpty() && waiting.isEmpty() && lastScored.isEmpty());
                current = next;
            }
        }

        private CandidateBatch<S> compose() {
            var buffer = buffers.remove();
            buffers.add(buffer);
            var places = new CandidateBatch<S>(workers, side, batchSize, buffer);
            for (var round = next(); round != null; round = next()) {
                places.fill(round);
                if (!round.isPlaced()) {
                    halfPlaced = round;
                    break;
                }
                if (places.isFull()) {
                    break;
                }
            }
            return places;
        }

        /** The next that needs places: one that goes on, or else a new one; null if there is none. */
        private SubjectRound<S> next() {
            if (halfPlaced != null) {
                var round = halfPlaced;
                halfPlaced = null;
                return round;
            }
            while (!waiting.isEmpty()) {
                var round = waiting.remove();
                if (round.goesOn()) {
                    return new SubjectRound<>(round.subject());
                }
                over++;
                finished.accept(round.subject());
            }
            return subjects.hasNext() ? new SubjectRound<>(subjects.next()) : null;
        }

        private List<SubjectRound<S>> score(CandidateBatch<S> places, IntConsumer beforeBatch) {
            beforeBatch.accept(over);
            var batch = places.await();
            long begun = System.nanoTime();
            var verdicts = judge.verdicts(batch, places.alone());
            computing += System.nanoTime() - begun;
            candidates += verdicts.length;
            var complete = new ArrayList<>(places.score(verdicts));
            complete.forEach(round -> round.advance(workers));
            return complete;
        }
    }
}
