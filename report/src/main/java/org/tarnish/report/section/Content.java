package org.tarnish.report.section;

import java.util.List;
import org.tarnish.report.html.Grid;

/**
 * What a section shows: a template and its data.
 *
 * @param template file on the class path below {@code templates/}
 * @param data a record, whose components are all the names that the template knows
 */
public record Content(String template, Record data) {
    private static final String PLAIN = "sections/plain.html";

    /** A note over one table. */
    public static Content table(String note, Grid grid) {
        return new Content(PLAIN, new Plain(List.of(note), List.of(new Titled(null, grid))));
    }

    /** Notes over tables with headings of their own. */
    public static Content tables(List<String> notes, List<Titled> tables) {
        return new Content(PLAIN, new Plain(notes, tables));
    }

    /** A table under a heading, which may be null. */
    public record Titled(String title, Grid grid) {}

    /** Notes, then tables. */
    record Plain(List<String> notes, List<Titled> tables) {
        Plain {
            notes = List.copyOf(notes);
            tables = List.copyOf(tables);
        }
    }
}
