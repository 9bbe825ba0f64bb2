package org.tarnish.learning.candidate;

import java.util.List;

/**
 * What a classifier makes of one image.
 *
 * @param correct whether the true class is the most probable, the first of equals
 * @param probability of the true class, in [0, 1]; an estimate where nothing is compared with it
 */
public record CandidateScore(boolean correct, float probability) {
    /** Where the correct one with the highest probability is, the first of equals; -1 if none is correct. */
    public static int surest(List<CandidateScore> verdicts) {
        int surest = -1;
        for (int i = 0; i < verdicts.size(); i++) {
            var verdict = verdicts.get(i);
            if (verdict.correct && (surest < 0 || verdict.probability > verdicts.get(surest).probability)) {
                surest = i;
            }
        }
        return surest;
    }

    static CandidateScore of(float[] probabilities, int label) {
        float probability = probabilities[label];
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] > probability || k < label && probabilities[k] == probability) {
                return new CandidateScore(false, probability);
            }
        }
        return new CandidateScore(true, probability);
    }
}
