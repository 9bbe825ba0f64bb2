package org.tarnish.predictions.file;

import java.util.Optional;

/**
 * What the rows of a file for people are called.
 *
 * @param run id of the run
 * @param condition label of the condition
 * @param images of the rows
 */
public record Named(String run, String condition, Images images) {
    /** The images of the rows. */
    public interface Images {
        /** Index of a row's image in its set, if it is known. */
        Optional<Integer> index(int row);

        /** Name of a row's image in its set, if it is known. */
        Optional<String> name(int row);
    }
}
