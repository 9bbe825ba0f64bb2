package org.tarnish.learning.candidate;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.tarnish.machine.thread.Threads;

/** One round of a subject: which candidates are still to be put into a batch, and the scores that came back. */
final class SubjectRound<S extends Subject> {
    private final S subject;
    private final CandidateScore[] scores;
    private int placed;
    private int scored;
    private Future<Boolean> advance;

    SubjectRound(S subject) {
        this.subject = subject;
        this.scores = new CandidateScore[subject.candidates()];
    }

    S subject() {
        return subject;
    }

    boolean isPlaced() {
        return placed == scores.length;
    }

    /** The next candidate for a batch. */
    int place() {
        return placed++;
    }

    /** Whether the round has one candidate only. */
    boolean isOfOne() {
        return scores.length == 1;
    }

    /** Takes a candidate's score; tells whether it was the last of this round. */
    boolean score(int candidate, CandidateScore score) {
        scores[candidate] = score;
        scored++;
        return scored == scores.length;
    }

    /** Begins to end the round. */
    void advance(ExecutorService workers) {
        advance = workers.submit(() -> subject.advance(List.of(scores)));
    }

    /** Waits for the end of the round; tells whether there is another. */
    boolean goesOn() {
        return Threads.await(advance, "the next round of an image");
    }
}
