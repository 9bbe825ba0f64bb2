package org.tarnish.learning.adaptive;

/** One sequence of moves per image, all in one array: ImageNet's million images take some ten megabytes. */
final class Paths {
    private final int[] starts;
    private final byte[] moves;

    /**
     * @param starts where each image's moves begin, and the number of all moves
     * @param moves of all images, each in 0..126
     */
    Paths(int[] starts, byte[] moves) {
        this.starts = starts;
        this.moves = moves;
    }

    static Paths empty(int count) {
        return new Paths(new int[count + 1], new byte[0]);
    }

    int count() {
        return starts.length - 1;
    }

    int length(int image) {
        return starts[image + 1] - starts[image];
    }

    int move(int image, int place) {
        return moves[starts[image] + place];
    }

    /** All moves, one image after the other: read only. */
    byte[] moves() {
        return moves;
    }

    Paths after(Steps steps) {
        var newStarts = new int[starts.length];
        for (int image = 0; image < count(); image++) {
            newStarts[image + 1] = Math.addExact(newStarts[image], length(image) + steps.lengthening(image));
        }
        var newMoves = new byte[newStarts[count()]];
        for (int image = 0; image < count(); image++) {
            int length = Math.min(length(image), newStarts[image + 1] - newStarts[image]);
            System.arraycopy(moves, starts[image], newMoves, newStarts[image], length);
            if (steps.lengthening(image) > 0) {
                newMoves[newStarts[image] + length] = steps.move(image);
            }
        }
        return new Paths(newStarts, newMoves);
    }
}
