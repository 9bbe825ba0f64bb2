package org.tarnish.learning.batch;

/** How the images of a set come out, each by itself. Called by several threads at once. */
@FunctionalInterface
public interface Transformation {
    /**
     * An image as it comes out.
     *
     * @param samples {@code side x side x 3}; the result is as long, and may be the same array
     * @param index of the image in its set
     */
    byte[] apply(byte[] samples, int index);

    /** This one, and then another. */
    default Transformation then(Transformation next) {
        return (samples, index) -> next.apply(apply(samples, index), index);
    }
}
