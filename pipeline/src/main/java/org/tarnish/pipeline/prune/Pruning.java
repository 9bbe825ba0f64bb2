package org.tarnish.pipeline.prune;

import java.time.Clock;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Removes from the object store what is no longer needed, while experiments run. It may be killed anywhere; run again, it
 * ends the same. Two at once do no harm.
 *
 * <p>What a finished task no longer needs goes at once: checkpoints, and, a grace period after they were written, claims
 * and what attempts left that its marker does not refer to. Of experiments that are to go, the outcome goes last.
 *
 * <p>An artefact that no experiment refers to goes in two runs at least a grace period apart, because in between
 * somebody may have seen that it is there:
 *
 * <ol>
 *   <li>The first run <em>retires</em> its marker: copies it to where newcomers do not look, then removes it. From then on,
 *       whoever asks whether the task is done is told no and does it anew, under keys that were never used before. Whoever
 *       saw the marker before still reads all of it through {@link Archive#left} and {@link Archive#dataset}, for nothing
 *       else has changed.
 *   <li>A later run removes what has been retired for the whole grace period, is still not done anew, and still has no
 *       experiment that refers to it.
 * </ol>
 *
 * <p>Nothing that an open experiment refers to is ever missing, because its owner puts it among the open experiments before
 * it looks for markers, and its plan into the store before it looks for those of the plan. Say that an experiment takes a
 * task for done. Then somebody has read its marker, so before it was retired. If the experiment was open within a grace
 * period of that, every run that could remove the task finds it there and spares the task: a run takes its list of
 * references after it takes the time, and removes only what was retired a grace period before that time. If an experiment
 * is submitted later, it does not find the marker. What it does anew has keys of its own, which no list of an earlier time
 * has: an attempt's folder, a writing of a data set. Only a checkpoint may be lost to it, which costs time alone, and an
 * archive, which is fetched again. A retired marker is never put back; if the task is done anew, the new one counts, and
 * what the retired one stands for stays while an experiment is open that may have begun to read it. A task whose files a
 * request names by key counts as referred to; so a key of something retired is one to be named no more.
 *
 * <p>All this rests on one thing: nobody acts on what he read a grace period ago. So a run ends by itself after half of one
 * and must be begun anew, and {@link Archive#KEPT} is short.
 */
public final class Pruning {
    private static final int THREADS = 8;

    private final ObjectStore store;
    private final Clock clock;
    private final Parallel parallel;

    public Pruning(ObjectStore store, Clock clock) {
        this(store, clock, THREADS);
    }

    /**
     * @param threads how many calls of the store to make at once
     */
    public Pruning(ObjectStore store, Clock clock, int threads) {
        this.store = store;
        this.clock = clock;
        this.parallel = new Parallel(threads);
    }

    /** Says what would go, and changes nothing. */
    public PruneReport preview(PruneRequest request) {
        return new PruneRun(request, store, clock, parallel, false).run();
    }

    /**
     * Removes it.
     *
     * @throws PruneRefused if something must not go
     */
    public PruneReport prune(PruneRequest request) {
        return new PruneRun(request, store, clock, parallel, true).run();
    }
}
