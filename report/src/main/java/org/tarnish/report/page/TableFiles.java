package org.tarnish.report.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.report.Report;
import org.tarnish.report.section.Results;
import org.tarnish.report.section.Sections;

/**
 * The tables of all sections as CSV files. The same report gives the same bytes.
 */
public final class TableFiles {
    private TableFiles() {}

    /** Content by file name, in the order of the sections. */
    public static Map<String, String> of(Report report) {
        var results = new Results(report);
        var files = new LinkedHashMap<String, String>();
        for (var file : Sections.files()) {
            if (files.put(file.name(), file.csv().apply(results)) != null) {
                throw new IllegalStateException("two sections write " + file.name());
            }
        }
        return files;
    }
}
