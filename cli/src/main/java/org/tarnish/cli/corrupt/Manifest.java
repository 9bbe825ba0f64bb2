package org.tarnish.cli.corrupt;

import java.util.List;
import org.tarnish.experiment.result.DatasetReading;

/**
 * What a folder of corrupted images holds, kept in it as {@code manifest.json} when all is done.
 *
 * @param images clean images that were corrupted
 * @param corruptedImages all that was written: images times corruptions times severities
 * @param classes names of the classes; the position is the label
 * @param files the arrays one by one, or the file of sums of all files
 * @param failed how many images could not be read or corrupted
 * @param failures which they are, at most {@value #MOST_LISTED}
 * @param reading how the data set's files were understood
 */
public record Manifest(
        CorruptSettings settings,
        int images,
        long corruptedImages,
        List<String> classes,
        List<OutputFile> files,
        int failed,
        List<Failure> failures,
        DatasetReading reading) {
    static final int MOST_LISTED = 10_000;

    public Manifest {
        classes = List.copyOf(classes);
        files = List.copyOf(files);
        failures = List.copyOf(failures);
        // Manifests of earlier versions are read, too.
        reading = reading == null ? DatasetReading.UNKNOWN : reading;
    }

    /**
     * An image that is left out.
     *
     * @param file its name in the data set
     * @param reason a sentence
     */
    public record Failure(String file, String reason) {}
}
