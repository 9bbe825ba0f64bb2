package org.tarnish.dataset.image.webp;

/** Smooths the edges of a block and those within it (RFC 6386, 15). */
final class Vp8Filter {
    /** A block's own edges are smoothed over larger differences. */
    private static final int OUTER = 4;

    private final Limits limits;
    private final boolean simple;
    private final boolean inner;

    /**
     * Which differences are smoothed.
     *
     * @param edge over the edge, in all
     * @param neighbors of samples on one side
     * @param strong from here on a difference is a contour, which is smoothed less
     */
    record Limits(int edge, int neighbors, int strong) {}

    /** @param inner whether the edges within the block are smoothed as well */
    Vp8Filter(Limits limits, boolean simple, boolean inner) {
        this.limits = limits;
        this.simple = simple;
        this.inner = inner;
    }

    /** @param x of the block, in blocks */
    void apply(Plane plane, int x, int y, int side) {
        var at = plane.index(x * side, y * side);
        edges(plane.samples, at, 1, plane.stride, side, x > 0);
        edges(plane.samples, at, plane.stride, 1, side, y > 0);
    }

    private void edges(byte[] samples, int at, int across, int along, int side, boolean outer) {
        if (outer) {
            edge(samples, at, across, along, side, true);
        }
        for (var i = 4; inner && i < side; i += 4) {
            edge(samples, at + i * across, across, along, side, false);
        }
    }

    private void edge(byte[] s, int from, int across, int along, int side, boolean outer) {
        var most = 2 * (limits.edge + (outer ? OUTER : 0)) + 1;
        for (var i = 0; i < side; i++) {
            var at = from + i * along;
            if (4 * difference(s, at - across, at) + difference(s, at - 2 * across, at + across) > most) {
                continue;
            }
            if (simple) {
                two(s, at, across);
            } else if (isSmooth(s, at, across)) {
                var strong = difference(s, at - 2 * across, at - across) > limits.strong
                        || difference(s, at + across, at) > limits.strong;
                if (strong) {
                    two(s, at, across);
                } else if (outer) {
                    six(s, at, across);
                } else {
                    four(s, at, across);
                }
            }
        }
    }

    private boolean isSmooth(byte[] s, int at, int step) {
        for (var i = 1; i <= 3; i++) {
            if (difference(s, at - (i + 1) * step, at - i * step) > limits.neighbors
                    || difference(s, at + i * step, at + (i - 1) * step) > limits.neighbors) {
                return false;
            }
        }
        return true;
    }

    private static int difference(byte[] s, int one, int other) {
        return Math.abs((s[one] & 0xff) - (s[other] & 0xff));
    }

    private static void two(byte[] s, int at, int step) {
        var a = 3 * (value(s, at) - value(s, at - step)) + eight(value(s, at - 2 * step) - value(s, at + step));
        add(s, at - step, five(a + 3 >> 3));
        add(s, at, -five(a + 4 >> 3));
    }

    private static void four(byte[] s, int at, int step) {
        var a = 3 * (value(s, at) - value(s, at - step));
        var right = five(a + 4 >> 3);
        var left = five(a + 3 >> 3);
        var outer = right + 1 >> 1;
        add(s, at - 2 * step, outer);
        add(s, at - step, left);
        add(s, at, -right);
        add(s, at + step, -outer);
    }

    private static void six(byte[] s, int at, int step) {
        var a = eight(3 * (value(s, at) - value(s, at - step)) + eight(value(s, at - 2 * step) - value(s, at + step)));
        for (var i = 0; i < 3; i++) {
            var part = 9 * (3 - i) * a + 63 >> 7;
            add(s, at - (i + 1) * step, part);
            add(s, at + i * step, -part);
        }
    }

    private static int value(byte[] s, int at) {
        return s[at] & 0xff;
    }

    private static void add(byte[] s, int at, int value) {
        s[at] = (byte) Math.max(0, Math.min(255, (s[at] & 0xff) + value));
    }

    /** Within 8 bits with sign. */
    private static int eight(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    /** Within 5 bits with sign. */
    private static int five(int value) {
        return Math.max(-16, Math.min(15, value));
    }
}
