package org.tarnish.learning.candidate;

import java.util.List;
import org.tarnish.imaging.Image;

/**
 * An image of which candidates, such as reduced forms, are scored round by round: first its candidates are asked for,
 * by several threads at once, then it is told the verdicts, by one.
 */
public interface Subject {
    /** Index in its data set. */
    int index();

    /** True class. */
    int label();

    /** How many candidates this round has, at least 1. */
    int candidates();

    /**
     * A candidate as the network sees it.
     *
     * @param number in {@code 0..candidates()-1}
     */
    Image candidate(int number);

    /**
     * Ends the round; what takes time belongs here.
     *
     * @param verdicts one for each candidate
     * @return whether there is another round
     */
    boolean advance(List<CandidateScore> verdicts);
}
