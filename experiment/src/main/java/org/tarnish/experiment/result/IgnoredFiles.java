package org.tarnish.experiment.result;

/**
 * Files of a data set that are none of its images, of one kind.
 *
 * @param kind what they are in a few words, such as {@code .tsv} or {@code hidden}
 * @param count how many there are
 * @param example the name of one of them, cut and cleaned
 */
public record IgnoredFiles(String kind, long count, String example) {
    public IgnoredFiles {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count + " of " + kind);
        }
    }

    /** Such as {@code 3 files ignored: .tsv (such as 'archive/classes.tsv')}. */
    public String sentence() {
        return count + (count == 1 ? " file ignored: " : " files ignored: ") + kind + " (such as '" + example + "')";
    }
}
