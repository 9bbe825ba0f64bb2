package org.tarnish.dataset;

import java.util.Optional;
import org.tarnish.experiment.request.Split;

/**
 * Images of one size that lie one after the other in a file, with their labels.
 *
 * @param file where they are stored
 * @param unpacking how the file's parts are reached
 * @param part name of the part that holds them
 * @param start position of the first record in the part
 * @param order of the samples in a record
 * @param stem what entries are named after: {@code <stem>/<position>}
 * @param digits of a position in a name
 * @param split that all of them belong to
 * @param labels one for each image
 * @param labelFile where these are stored
 */
record Stack(
        String file,
        Unpacking unpacking,
        String part,
        long start,
        SampleOrder order,
        String stem,
        int digits,
        Optional<Split> split,
        int[] labels,
        String labelFile) {
    int count() {
        return labels.length;
    }

    String name(int position) {
        var number = Integer.toString(position);
        return stem + "/" + "0".repeat(Math.max(0, digits - number.length())) + number;
    }
}
