package org.tarnish.imaging.corruption.filter;

/** What lies outside a row or column of samples: which of its indices 0..length-1 stands for any other one. */
public enum Border {
    /** The nearest sample: {@code 0 0 | 0 1 2 | 2 2}. */
    EDGE {
        @Override
        public int index(int index, int length) {
            return Math.max(0, Math.min(length - 1, index));
        }
    },
    /** The mirror image with its border sample repeated, as often as needed: {@code 1 0 | 0 1 2 | 2 1}. */
    SYMMETRIC {
        @Override
        public int index(int index, int length) {
            var folded = Math.floorMod(index, 2 * length);
            return folded < length ? folded : 2 * length - 1 - folded;
        }
    },
    /** The mirror image without its border sample, as often as needed: {@code 2 1 | 0 1 2 | 1 0}. */
    REFLECT {
        @Override
        public int index(int index, int length) {
            if (length == 1) {
                return 0;
            }
            var folded = Math.floorMod(index, 2 * length - 2);
            return folded < length ? folded : 2 * length - 2 - folded;
        }
    };

    /** The index within 0..length-1 whose sample stands for that of {@code index}, which may be any number. */
    public abstract int index(int index, int length);
}
