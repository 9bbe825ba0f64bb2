package org.tarnish.pipeline.ledger;

/**
 * Who is or was on a task in one attempt. Every attempt has a claim of its own, so that a worker that slept can never
 * overwrite its successor's.
 *
 * @param nonce tells two claims of one worker apart
 * @param finished whether the worker has let go of the task
 * @param progressed whether the attempt left something that the next one goes on from
 * @param failures unforeseen errors in a row without progress, up to and with this attempt
 * @param deaths attempts in a row that ended without a word and without progress, up to this one
 */
public record Claim(String worker, String nonce, boolean finished, boolean progressed, int failures, int deaths) {
    /** The first claim on a task. */
    static Claim first(String worker, String nonce) {
        return new Claim(worker, nonce, false, false, 0, 0);
    }

    /** The claim of the attempt after this one. */
    Claim next(String nextWorker, String nextNonce) {
        if (progressed) {
            return first(nextWorker, nextNonce);
        }
        return new Claim(nextWorker, nextNonce, false, false, failures, finished ? deaths : deaths + 1);
    }

    Claim withProgress() {
        return new Claim(worker, nonce, finished, true, 0, 0);
    }

    Claim released() {
        return new Claim(worker, nonce, true, progressed, failures, deaths);
    }

    Claim failed() {
        return new Claim(worker, nonce, true, progressed, failures + 1, deaths);
    }

    /** As it must be for a task that was given up and is asked for again: everything is forgotten. */
    Claim forgotten() {
        return new Claim(worker, nonce, true, true, 0, 0);
    }
}
