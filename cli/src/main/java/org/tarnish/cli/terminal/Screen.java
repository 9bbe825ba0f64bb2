package org.tarnish.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a command prints: lines that stay, and below them, on a terminal, lines that show how things stand and are
 * replaced by the next ones. Safe for concurrent use.
 */
public final class Screen {
    private static final String UP_AND_ERASE = "\u001b[%dA\u001b[J";

    private final PrintStream out;
    private final int columns;
    private List<String> live = List.of();

    /** @param columns width of the terminal, 0 if there is none */
    public Screen(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Whether people look at it, and live lines are shown. */
    public boolean isTerminal() {
        return columns > 0;
    }

    /** Columns of the terminal, 0 if there is none. */
    public int columns() {
        return columns;
    }

    /** Prints a line that stays. */
    public synchronized void say(String line) {
        erase();
        out.println(line);
        draw();
    }

    /** Replaces the live lines; without a terminal nothing is shown. */
    public synchronized void show(List<String> lines) {
        if (isTerminal()) {
            erase();
            live = lines.stream().map(this::cut).toList();
            draw();
        }
    }

    private void erase() {
        if (!live.isEmpty()) {
            out.printf(UP_AND_ERASE, live.size());
        }
    }

    private void draw() {
        live.forEach(out::println);
        out.flush();
    }

    /** A line that the terminal would wrap could not be erased. */
    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }
}
