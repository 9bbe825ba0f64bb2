package org.tarnish.report.html;

/**
 * A cell of a {@link Grid}.
 *
 * @param text what it says
 * @param note smaller text after it, or null
 * @param mark raised text after it, or null
 * @param title shown when a pointer rests on it, or null
 * @param kind style classes, never from outside
 * @param sort what it is sorted by instead of its text, or null
 */
public record Cell(String text, String note, String mark, String title, String kind, Double sort) {

    /** Words. */
    public static Cell words(String text) {
        return new Cell(text, null, null, null, "", null);
    }

    /** The name of its row. */
    public static Cell name(String text, String note, String title) {
        return new Cell(text, note, null, title, "name", null);
    }

    /** A number as text and as what it is sorted by. */
    public static Cell number(String text, Number value) {
        boolean sortable = value != null && Double.isFinite(value.doubleValue());
        return new Cell(text, null, null, null, "n", sortable ? value.doubleValue() : null);
    }

    /** The same cell with one more style class. */
    public Cell and(String more) {
        return new Cell(text, note, mark, title, kind.isEmpty() ? more : kind + " " + more, sort);
    }

    /** The same cell with an explanation. */
    public Cell titled(String title) {
        return new Cell(text, note, mark, title, kind, sort);
    }

    /** The same cell with raised text. */
    public Cell marked(String mark) {
        return new Cell(text, note, mark, title, kind, sort);
    }

    /** The same cell with smaller text after it. */
    public Cell noted(String note) {
        return new Cell(text, note, mark, title, kind, sort);
    }

    /** Whether it names its row. */
    public boolean heading() {
        return kind.startsWith("name");
    }
}
