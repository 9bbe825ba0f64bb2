package org.tarnish.report.html;

import java.util.List;

/**
 * A table: lines of headings over rows of cells.
 *
 * @param label what the table holds, read aloud before it
 * @param heads lines of headings; the last line and headings that span down to it can be sorted by
 */
public record Grid(String label, List<List<Head>> heads, List<Row> rows) {
    private static final int TALL = 24;
    private static final int WIDE = 13;

    public Grid {
        heads = heads.stream().map(List::copyOf).toList();
        rows = List.copyOf(rows);
    }

    /** Whether the table gets a box of its own that scrolls up and down. */
    public boolean tall() {
        return rows.size() > TALL;
    }

    /** Whether there are so many columns that they must stand close together. */
    public boolean dense() {
        return !rows.isEmpty() && rows.get(0).cells().size() > WIDE;
    }

    /**
     * One line of cells.
     *
     * @param kind style classes, never from outside
     */
    public record Row(List<Cell> cells, String kind) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** A plain line. */
        public Row(List<Cell> cells) {
            this(cells, "");
        }
    }

    /**
     * A heading.
     *
     * @param title explanation shown when a pointer rests on it, or null
     * @param kind style classes, never from outside
     * @param column the column that it sorts, or -1 for a heading of several
     */
    public record Head(String text, String title, String kind, int columns, int rows, int column) {
        /** A heading of one column of words. */
        public static Head words(String text) {
            return new Head(text, null, "", 1, 1, 0);
        }

        /** A heading of one column of numbers. */
        public static Head number(String text, String title) {
            return new Head(text, title, "n", 1, 1, 0);
        }

        /** A heading over several columns. */
        public static Head over(String text, int columns) {
            return new Head(text, null, "over", columns, 1, -1);
        }

        /** The same heading with other style classes. */
        public Head as(String kind) {
            return new Head(text, title, kind, columns, rows, column);
        }

        /** The same heading over that column. */
        public Head at(int column) {
            return new Head(text, title, kind, columns, rows, column);
        }

        /** The same heading spanning so many lines. */
        public Head down(int lines) {
            return new Head(text, title, kind, columns, lines, column);
        }
    }
}
