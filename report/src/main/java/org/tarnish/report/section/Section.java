package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/**
 * A part of the report: on the page, in its table of contents, and as files beside it. It shows what the report holds and
 * computes nothing that is not in there. Safe for concurrent use.
 */
public interface Section {
    /** What links to it: small letters, digits and dashes; unique among sections. */
    String id();

    /** Its heading, also in the table of contents. */
    String title();

    /** Whether it says that something is wrong, and is to be seen as such. */
    default boolean warns() {
        return false;
    }

    /** What it shows of a report, or empty where it has nothing to show. */
    Optional<Content> content(Results results);

    /** Its numbers as files; they are there in every report, with headings alone where there is nothing. */
    default List<TableFile> files() {
        return List.of();
    }
}
