package org.tarnish.dataset.image.webp;

/**
 * Predicts a block of 4 x 4 samples from its neighbors (RFC 6386, 12.3). Most modes continue the edge, which goes from the
 * lowest sample on the left over the corner to the eighth above, in one direction, averaging two or three of it.
 */
final class Vp8SmallPrediction {
    private static final int CORNER = 4;

    private Vp8SmallPrediction() {}

    /** @param beyond the four samples right of those above, or null if they are where they belong */
    static void predict(Plane plane, int at, int mode, byte[] beyond) {
        if (mode == Vp8Modes.GRADIENT) {
            Vp8Prediction.gradient(plane, at, 4);
            return;
        }
        var edge = edge(plane, at, beyond);
        for (var y = 0; y < 4; y++) {
            for (var x = 0; x < 4; x++) {
                plane.samples[at + y * plane.stride + x] = (byte) sample(edge, mode, x, y);
            }
        }
    }

    private static int[] edge(Plane plane, int at, byte[] beyond) {
        var edge = new int[13];
        for (var i = 0; i < 4; i++) {
            edge[3 - i] = plane.samples[at + i * plane.stride - 1] & 0xff;
            edge[CORNER + 1 + i] = plane.samples[at - plane.stride + i] & 0xff;
            edge[CORNER + 5 + i] = (beyond == null ? plane.samples[at - plane.stride + 4 + i] : beyond[i]) & 0xff;
        }
        edge[CORNER] = plane.samples[at - plane.stride - 1] & 0xff;
        return edge;
    }

    private static int sample(int[] e, int mode, int x, int y) {
        return switch (mode) {
            case Vp8Modes.MEAN -> mean(e);
            case Vp8Modes.ABOVE -> three(e, CORNER + 1 + x);
            case Vp8Modes.LEFT -> y == 3 ? e[1] + 3 * e[0] + 2 >> 2 : three(e, 3 - y);
            case 4 -> three(e, CORNER + x - y);
            case 5 -> verticalRight(e, x, y);
            case 6 -> x + y == 6 ? e[11] + 3 * e[12] + 2 >> 2 : three(e, CORNER + 2 + x + y);
            case 7 -> verticalLeft(e, x, y);
            case 8 -> horizontalDown(e, x, y);
            default -> horizontalUp(e, x, y);
        };
    }

    private static int mean(int[] e) {
        var sum = 4;
        for (var i = 0; i < 4; i++) {
            sum += e[i] + e[CORNER + 1 + i];
        }
        return sum >> 3;
    }

    private static int verticalRight(int[] e, int x, int y) {
        var along = 2 * x - y;
        if (along < -1) {
            return three(e, y == 3 ? 2 : 3);
        }
        return along < 0 || y % 2 == 1 ? three(e, CORNER + x - y / 2) : two(e, CORNER + x - y / 2);
    }

    private static int verticalLeft(int[] e, int x, int y) {
        if (x == 3 && y >= 2) {
            return three(e, y == 2 ? 10 : 11);
        }
        var at = CORNER + 1 + x + y / 2;
        return y % 2 == 0 ? two(e, at) : three(e, at + 1);
    }

    private static int horizontalDown(int[] e, int x, int y) {
        var along = 2 * y - x;
        if (along < -1) {
            return three(e, CORNER + x - 1);
        }
        return x % 2 == 1 ? three(e, CORNER - y + x / 2) : two(e, 3 - y + x / 2);
    }

    private static int horizontalUp(int[] e, int x, int y) {
        var along = x + 2 * y;
        if (along > 5) {
            return e[0];
        }
        if (along == 5) {
            return e[1] + 3 * e[0] + 2 >> 2;
        }
        var at = 3 - along / 2;
        return along % 2 == 0 ? two(e, at - 1) : three(e, at - 1);
    }

    /** The mean of one and the next. */
    private static int two(int[] e, int at) {
        return e[at] + e[at + 1] + 1 >> 1;
    }

    /** The mean of one, counted twice, and its neighbors. */
    private static int three(int[] e, int at) {
        return e[at - 1] + 2 * e[at] + e[at + 1] + 2 >> 2;
    }
}
