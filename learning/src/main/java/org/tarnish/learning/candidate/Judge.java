package org.tarnish.learning.candidate;

import java.util.stream.IntStream;
import org.tarnish.learning.batch.Batch;

/** Tells what becomes of the candidates of a batch. For one run of {@link Scoring}, on its thread. */
interface Judge {
    /**
     * One verdict per image.
     *
     * @param batch at least one image; its samples are lost
     * @param alone for each image whether it is the only candidate of its round, so that nothing depends on how probable
     *     its class is as long as it is the most probable
     */
    CandidateScore[] verdicts(Batch batch, boolean[] alone);

    /** How many verdicts a scorer was not asked for. */
    long estimated();

    /** A scorer is asked for all. */
    static Judge of(Scorer scorer) {
        return new Judge() {
            @Override
            public CandidateScore[] verdicts(Batch batch, boolean[] alone) {
                var probabilities = scorer.probabilities(batch);
                return IntStream.range(0, batch.count())
                        .mapToObj(i -> CandidateScore.of(probabilities[i], batch.labels()[i]))
                        .toArray(CandidateScore[]::new);
            }

            @Override
            public long estimated() {
                return 0;
            }
        };
    }
}
