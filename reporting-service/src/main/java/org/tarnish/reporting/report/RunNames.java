package org.tarnish.reporting.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.result.Report;

/** Short names of runs: the methodology, and of the rest only what differs between the runs. */
final class RunNames {
    private final Map<String, Report.Run> byId = new HashMap<>();
    private final boolean architectures;
    private final boolean initializations;
    private final boolean seeds;

    RunNames(List<Report.Run> runs) {
        runs.forEach(run -> byId.put(run.id(), run));
        architectures = differ(runs, Report.Run::architecture);
        initializations = differ(runs, Report.Run::initialization);
        seeds = differ(runs, Report.Run::seed);
    }

    /** What tells this run from others of its methodology; empty if nothing does. */
    String context(Report.Run run) {
        return join(
                architectures ? run.architecture() : null,
                initializations ? run.initialization() : null,
                seeds ? "seed " + run.seed() : null);
    }

    /** The whole short name. */
    String name(Report.Run run) {
        return join(network(run), run.methodology(), seeds ? "seed " + run.seed() : null);
    }

    /** The name of the run with that id, or the id itself where the report has no such run. */
    String name(String id) {
        return byId.containsKey(id) ? name(byId.get(id)) : id;
    }

    /** The name among runs of the same architecture and initialization. */
    String withinNetwork(Report.Run run) {
        return join(run.methodology(), seeds ? "seed " + run.seed() : null);
    }

    /** The name of the runs that differ from this one by seed alone. */
    String acrossSeeds(Report.Run run) {
        return join(network(run), run.methodology());
    }

    private String network(Report.Run run) {
        var network = join(architectures ? run.architecture() : null, initializations ? run.initialization() : null);
        return network.isEmpty() ? null : network;
    }

    private static boolean differ(List<Report.Run> runs, Function<Report.Run, Object> property) {
        return runs.stream().map(property).distinct().count() > 1;
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
