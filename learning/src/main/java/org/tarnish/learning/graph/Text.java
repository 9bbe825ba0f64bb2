package org.tarnish.learning.graph;

import java.util.Locale;

/** Expressions of TorchScript. */
final class Text {
    private Text() {}

    static String call(String function, String... arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }

    /** A list of two equal numbers. */
    static String square(int side) {
        return "[" + side + ", " + side + "]";
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.17e", value);
    }

    /** The result of the node that is an input of another. */
    static String value(Node node, int input) {
        return "v" + node.inputs().get(input);
    }
}
