package org.tarnish.reporting.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.result.Report;

/** What a run trains, whatever its methodology and seed: the runs of one network compete with each other. */
record Network(String architecture, String initialization) {
    static Network of(Report.Run run) {
        return new Network(run.architecture(), run.initialization());
    }

    /** The runs by their networks, both in the report's order. */
    static Map<Network, List<Report.Run>> group(List<Report.Run> runs) {
        var networks = new LinkedHashMap<Network, List<Report.Run>>();
        runs.forEach(run ->
                networks.computeIfAbsent(of(run), network -> new ArrayList<>()).add(run));
        return networks;
    }

    /** Its name in headings. */
    String words() {
        return architecture + ", " + initialization;
    }
}
