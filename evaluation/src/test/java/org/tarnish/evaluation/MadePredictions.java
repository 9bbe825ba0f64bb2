package org.tarnish.evaluation;

/**
 * Predictions that a formula makes, which src/test/python/measures.py knows as well. Their logits are halves, so that
 * nothing is lost when they are kept.
 *
 * @param logits fine, steep, coarse or equal
 * @param labels right, wrong, mixed, random or zero
 */
public record MadePredictions(long seed, int images, int classes, String logits, String labels) {
    public Predictions predictions() {
        var draws = new Draws(seed);
        float scale =
                switch (logits) {
                    case "fine" -> 256;
                    case "steep" -> 32;
                    default -> 1;
                };
        int reach =
                switch (logits) {
                    case "coarse" -> 1;
                    case "equal" -> 0;
                    default -> 1023;
                };
        var rows = new float[images][classes];
        for (var row : rows) {
            for (int k = 0; k < classes; k++) {
                row[k] = (draws.below(2 * reach + 1) - reach) / scale;
            }
        }
        var builder = new PredictionsBuilder(images, classes, true);
        for (var row : rows) {
            builder.add(label(draws, best(row)), row, 0);
        }
        return builder.build();
    }

    private int label(Draws draws, int best) {
        return switch (labels) {
            case "right" -> best;
            case "wrong" -> (best + 1 + draws.below(classes - 1)) % classes;
            case "zero" -> 0;
            case "mixed" -> draws.below(10) < 6 ? best : draws.below(classes);
            default -> draws.below(classes);
        };
    }

    private static int best(float[] row) {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }

    /** The linear congruential generator of Knuth's MMIX. */
    private static final class Draws {
        private long state;

        Draws(long seed) {
            this.state = seed;
        }

        int below(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % bound);
        }
    }
}
