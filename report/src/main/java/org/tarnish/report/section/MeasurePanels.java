package org.tarnish.report.section;

import java.util.List;

/**
 * Measures in tables, then pictures: what templates/sections/measures.html shows.
 *
 * @param measures what the measures say
 * @param folded tables that are folded away, under a summary
 */
record MeasurePanels(
        List<String> notes,
        List<MeasureWords.Said> measures,
        List<Content.Titled> tables,
        String summary,
        List<Content.Titled> folded,
        List<Panel> panels) {
    private static final String TEMPLATE = "sections/measures.html";

    MeasurePanels {
        notes = List.copyOf(notes);
        measures = List.copyOf(measures);
        tables = List.copyOf(tables);
        folded = List.copyOf(folded);
        panels = List.copyOf(panels);
    }

    Content content() {
        return new Content(TEMPLATE, this);
    }

    /** One sentence in place of everything. */
    static Content missing(String note) {
        return new MeasurePanels(List.of(note), List.of(), List.of(), "", List.of(), List.of()).content();
    }
}
