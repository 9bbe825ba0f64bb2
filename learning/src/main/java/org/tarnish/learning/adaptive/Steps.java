package org.tarnish.learning.adaptive;

import java.util.Arrays;

/** What a pass decided for each image; each image is written by one thread, and read when all is done. */
final class Steps {
    private static final byte KEEP = -1;
    private static final byte UNDO = -2;

    private final byte[] decisions;

    /** Every image is kept as it is. */
    Steps(int count) {
        decisions = new byte[count];
        Arrays.fill(decisions, KEEP);
    }

    void lower(int image, int move) {
        decisions[image] = (byte) move;
    }

    void undo(int image) {
        decisions[image] = UNDO;
    }

    /** By how many moves the image's path becomes longer: 1, 0 or -1. */
    int lengthening(int image) {
        return decisions[image] >= 0 ? 1 : decisions[image] == UNDO ? -1 : 0;
    }

    byte move(int image) {
        return decisions[image];
    }

    int lowered() {
        return count(1);
    }

    int undone() {
        return count(-1);
    }

    private int count(int lengthening) {
        int count = 0;
        for (int image = 0; image < decisions.length; image++) {
            count += lengthening(image) == lengthening ? 1 : 0;
        }
        return count;
    }
}
