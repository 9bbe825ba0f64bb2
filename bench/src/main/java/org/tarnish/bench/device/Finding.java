package org.tarnish.bench.device;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param check its name
 * @param found the figure
 * @param most what it may be at most
 */
record Finding(String check, double found, double most) {
    boolean right() {
        return found <= most;
    }

    /** One line: verdict, name, figure and bound. */
    String line() {
        return String.format(
                Locale.ROOT, "%-6s %-32s %.1e, at most %.0e", right() ? "right" : "WRONG", check, found, most);
    }
}
