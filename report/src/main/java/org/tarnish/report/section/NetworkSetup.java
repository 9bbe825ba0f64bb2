package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.report.Report;

/** What a run trains, whatever its methodology and seed: the runs of one network compete with each other. */
record NetworkSetup(String architecture, String initialization, Trainable trainable) {
    static NetworkSetup of(Report.Run run) {
        return new NetworkSetup(run.architecture(), run.initialization(), run.trainable());
    }

    /** The runs by their networks, both in the report's order. */
    static Map<NetworkSetup, List<Report.Run>> group(List<Report.Run> runs) {
        var networks = new LinkedHashMap<NetworkSetup, List<Report.Run>>();
        runs.forEach(run ->
                networks.computeIfAbsent(of(run), network -> new ArrayList<>()).add(run));
        return networks;
    }

    /** The runs by their architectures, both in the report's order. */
    static Map<String, List<Report.Run>> byArchitecture(List<Report.Run> runs) {
        var architectures = new LinkedHashMap<String, List<Report.Run>>();
        runs.forEach(run -> architectures
                .computeIfAbsent(run.architecture(), architecture -> new ArrayList<>())
                .add(run));
        return architectures;
    }
}
