package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Fault;

/** What a VP8 key frame says before its blocks (RFC 6386, 9.3 to 9.11), read in the order of the fields. */
final class Vp8Header {
    private static final int SEGMENTS = 4;

    final boolean segmentMap;
    final int[] segmentTree = {255, 255, 255};
    final boolean simpleFilter;
    final int partitions;
    final int[] coefficients = Tables.get("coefficients").clone();
    /** Probability that a block has coefficients; -1 if all may have. */
    final int skip;

    private final boolean segments;
    private boolean absolute = true;
    private final int[] quantizers = new int[SEGMENTS];
    private final int[] strengths = new int[SEGMENTS];
    private final int level;
    private final int sharpness;
    private int intraDelta;
    private int smallBlocksDelta;
    private final int base;
    private final int[] deltas = new int[5];

    Vp8Header(BoolReader in) throws Fault {
        in.number(2);
        segments = in.flag();
        segmentMap = segments && in.flag();
        if (segments) {
            readSegments(in);
        }
        simpleFilter = in.flag();
        level = in.number(6);
        sharpness = in.number(3);
        var adjusted = in.flag();
        if (adjusted && in.flag()) {
            intraDelta = in.optional(6);
            in.optional(6);
            in.optional(6);
            in.optional(6);
            smallBlocksDelta = in.optional(6);
            in.optional(6);
            in.optional(6);
            in.optional(6);
        }
        partitions = 1 << in.number(2);
        base = in.number(7);
        for (var i = 0; i < deltas.length; i++) {
            deltas[i] = in.optional(4);
        }
        in.flag();
        var updates = Tables.get("updates");
        for (var i = 0; i < coefficients.length; i++) {
            if (in.bit(updates[i]) == 1) {
                coefficients[i] = in.number(8);
            }
        }
        skip = in.flag() ? in.number(8) : -1;
    }

    private void readSegments(BoolReader in) throws Fault {
        if (in.flag()) {
            absolute = in.flag();
            for (var i = 0; i < SEGMENTS; i++) {
                quantizers[i] = in.optional(7);
            }
            for (var i = 0; i < SEGMENTS; i++) {
                strengths[i] = in.optional(6);
            }
        }
        if (segmentMap) {
            for (var i = 0; i < segmentTree.length; i++) {
                segmentTree[i] = in.flag() ? in.number(8) : 255;
            }
        }
    }

    /** Steps of a segment: luma's first and others, second-order luma's, chroma's. */
    int[] steps(int segment) {
        var q = segments ? quantizers[segment] + (absolute ? 0 : base) : base;
        var dc = Tables.get("dc");
        var ac = Tables.get("ac");
        return new int[] {
            dc[clipped(q + deltas[0], 127)],
            ac[clipped(q, 127)],
            dc[clipped(q + deltas[1], 127)] * 2,
            Math.max(8, ac[clipped(q + deltas[2], 127)] * 155 / 100),
            dc[clipped(q + deltas[3], 117)],
            ac[clipped(q + deltas[4], 127)]
        };
    }

    /** How strongly edges of a segment's blocks are smoothed, 0 for not at all. */
    private int level(int segment, boolean small) {
        var own = segments ? strengths[segment] + (absolute ? 0 : level) : level;
        return level == 0 ? 0 : clipped(own + intraDelta + (small ? smallBlocksDelta : 0), 63);
    }

    /** The limits of smoothing: of an edge, of neighbors, and what counts as a strong difference; null for none. */
    Vp8Filter.Limits limits(int segment, boolean small) {
        var strength = level(segment, small);
        if (strength == 0) {
            return null;
        }
        var inner = strength;
        if (sharpness > 0) {
            inner = Math.min(inner >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        inner = Math.max(1, inner);
        return new Vp8Filter.Limits(2 * strength + inner, inner, strength >= 40 ? 2 : strength >= 15 ? 1 : 0);
    }

    private static int clipped(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
