package org.tarnish.bench.peer;

/** What a peer is asked to measure once. Peers in Python read the same names. */
public sealed interface Job {
    /** Such as {@code corrupt}. */
    String what();

    /** What it is about, with the size of the images: {@code fog-224}. */
    String label();

    /**
     * Steps of a network, in images a second: the batch by the median time of a step, after a warm-up.
     *
     * @param what {@code train} or {@code infer}
     * @param side of the images in pixels
     * @param batch images of a step
     * @param steps that count
     * @param device auto, cpu or cuda:N
     */
    record Learning(String what, String architecture, int side, int batch, int steps, int threads, String device)
            implements Job {
        @Override
        public String label() {
            return architecture + "-" + side;
        }
    }

    /**
     * A corruption, in milliseconds of CPU for an image, after a warm-up.
     *
     * @param what {@code corrupt}
     * @param side of the image in pixels
     * @param image a NumPy array of uint8 with this image, for whoever cannot make it
     */
    record Corrupting(String what, String corruption, int side, int severity, String image) implements Job {
        @Override
        public String label() {
            return corruption + "-" + side;
        }
    }
}
