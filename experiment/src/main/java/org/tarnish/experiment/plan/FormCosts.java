package org.tarnish.experiment.plan;

import java.util.Locale;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Storage;

/**
 * What corrupted and reduced test images cost: bytes once if they are stored, time of processors again and again if they
 * are computed. Follows from a request and the number of its test images alone, never from the state of a disk, so that a
 * plan is the same wherever and whenever it is made.
 *
 * @param count forms that are made of the test images; published sets and sequences are not among them
 * @param images how many images these are
 * @param bytes what they take where they are stored
 * @param seconds of one core to make them once, about
 * @param runs that are evaluated on them
 * @param computed whether this plan computes them
 */
public record FormCosts(long count, long images, long bytes, long seconds, long runs, boolean computed) {
    /** What {@link Storage#AUTO} stores at most. */
    public static final long ROOM = 8L << 30;

    /** Of a core and pixel: 18 ms for the 19 corruptions of an image of 224 pixels, severity 3, on a Xeon with AVX-512. */
    private static final double NANOSECONDS_OF_PIXEL = 20;

    /**
     * @param forms how many there are
     * @param testImages that each is made of
     * @param imageBytes what one image takes as part of a shard
     */
    static FormCosts of(Storage storage, long forms, long testImages, int side, long imageBytes, long runs) {
        double images = (double) forms * testImages;
        double bytes = images * imageBytes;
        double seconds = images * side * side * NANOSECONDS_OF_PIXEL / 1e9;
        boolean computed = forms > 0
                && switch (storage) {
                    case SHARDS -> false;
                    case COMPUTED -> true;
                    case AUTO -> runs < 2 || bytes > ROOM;
                };
        return new FormCosts(forms, (long) images, (long) bytes, Math.round(seconds), runs, computed);
    }

    /** Whether a form's images can be made as they are read, each of one clean image. */
    static boolean isComputable(Condition condition) {
        return condition instanceof Condition.Corrupted corrupted && corrupted.from() == null
                || condition instanceof Condition.Reduced;
    }

    /** What each way costs, and which is taken, in one sentence. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%,d test images in %,d forms: stored they take %,.1f GB, made once in about %,d s of a core; computed they"
                        + " take no room and about as long for each of %,d runs; they are %s",
                images,
                count,
                bytes / 1e9,
                seconds,
                runs,
                computed ? "computed" : "stored");
    }
}
