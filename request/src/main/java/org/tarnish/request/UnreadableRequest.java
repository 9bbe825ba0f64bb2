package org.tarnish.request;

/** A text that is neither JSON nor YAML; its message says why, without an end to the sentence. */
public final class UnreadableRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param line from 1 on, or 0 if it is not known; so for the column */
    UnreadableRequest(int line, int column, String reason) {
        super(reason);
        this.line = line;
        this.column = column;
    }

    /** Where it is broken, from 1 on, or 0 if that is not known. */
    public int line() {
        return line;
    }

    /** {@code " at line 2, column 5"}, or nothing if that is not known. */
    public String place() {
        return line == 0 ? "" : " at line " + line + ", column " + column;
    }
}
