package org.tarnish.evaluation;

/** What a measure's values are counted in. */
public enum Unit {
    /** A share in [0, 1] or a ratio of two, which people read in percent. */
    FRACTION("%", 100),
    /** Natural units of information, as cross entropies are. */
    NATS("nats", 1),
    /** A plain number. */
    NONE("", 1);

    private final String symbol;
    private final double shown;

    Unit(String symbol, double shown) {
        this.symbol = symbol;
        this.shown = shown;
    }

    /** What stands behind a value that people read, or nothing. */
    public String symbol() {
        return symbol;
    }

    /** What a value is multiplied by before people read it. */
    public double shown() {
        return shown;
    }
}
