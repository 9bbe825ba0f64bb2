package org.tarnish.report.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.report.Report;
import org.tarnish.report.chart.LineStyle;
import org.tarnish.report.html.Cell;

/**
 * Short names of runs: the methodology, and of the rest only what differs between the runs. A given model has the name that
 * the request gives it.
 */
final class RunNames {
    private final Map<String, Report.Run> byId = new HashMap<>();
    private final List<String> methodologies;
    private final List<List<Object>> variationsInOrder;
    private final boolean architectures;
    private final boolean initializations;
    private final boolean trainables;
    private final boolean seeds;

    RunNames(List<Report.Run> runs) {
        runs.forEach(run -> byId.put(run.id(), run));
        methodologies = runs.stream().map(Report.Run::methodology).distinct().toList();
        variationsInOrder = runs.stream().map(RunNames::variation).distinct().toList();
        architectures = differ(runs, Report.Run::architecture);
        var trained = runs.stream().filter(run -> !run.isGiven()).toList();
        initializations = differ(trained, Report.Run::initialization);
        trainables = differ(trained, Report.Run::trainable);
        seeds = differ(trained, Report.Run::seed);
    }

    /** What tells this run from others of its methodology; empty if nothing does. */
    String context(Report.Run run) {
        return join(
                architectures ? run.architecture() : null,
                initializations ? run.initialization() : null,
                trainable(run),
                seeds ? "seed " + run.seed() : null);
    }

    /** The whole short name; where all runs have one methodology it goes without saying. */
    String name(Report.Run run) {
        if (run.isGiven()) {
            return run.architecture();
        }
        var network = network(run);
        return join(network, said(run, network), seeds ? "seed " + run.seed() : null);
    }

    /** The name as the first cell of a row. */
    Cell cell(Report.Run run) {
        if (run.isGiven()) {
            return Cell.name(run.architecture(), null, run.id());
        }
        return methodologies() || context(run).isEmpty()
                ? Cell.name(run.methodology(), context(run), run.id())
                : Cell.name(context(run), null, run.id());
    }

    /** The first cell of a row of a table that holds one network alone. */
    Cell cellWithinNetwork(Report.Run run) {
        return run.isGiven() ? cell(run) : Cell.name(run.methodology(), seeds ? "seed " + run.seed() : null, run.id());
    }

    /** The name of the run with that id, or the id itself where the report has no such run. */
    String name(String id) {
        return byId.containsKey(id) ? name(byId.get(id)) : id;
    }

    /** The name among runs of the same network. */
    String withinNetwork(Report.Run run) {
        return run.isGiven() ? run.architecture() : join(run.methodology(), seeds ? "seed " + run.seed() : null);
    }

    /** The name among runs of the same architecture. */
    String withinArchitecture(Report.Run run) {
        if (run.isGiven()) {
            return run.architecture();
        }
        var name = join(
                initializations ? run.initialization() : null,
                trainable(run),
                methodologies.size() > 1 ? run.methodology() : null,
                seeds ? "seed " + run.seed() : null);
        return name.isEmpty() ? run.methodology() : name;
    }

    /** The name of a network in headings. */
    String heading(NetworkSetup network) {
        if (network.trainable() == Trainable.NONE) {
            return network.architecture();
        }
        return network.architecture() + ", " + network.initialization()
                + (trainables ? ", " + network.trainable().label() : "");
    }

    /** Whether runs differ in what learns. */
    boolean trainables() {
        return trainables;
    }

    /** Whether runs differ in methodology. */
    boolean methodologies() {
        return methodologies.size() > 1;
    }

    /** The name of the runs that differ from this one by seed alone. */
    String acrossSeeds(Report.Run run) {
        if (run.isGiven()) {
            return run.architecture();
        }
        var network = network(run);
        return join(network, said(run, network));
    }

    private String said(Report.Run run, String network) {
        return methodologies() || network == null ? run.methodology() : null;
    }

    private String network(Report.Run run) {
        var network = join(
                architectures ? run.architecture() : null,
                initializations ? run.initialization() : null,
                trainable(run));
        return network.isEmpty() ? null : network;
    }

    private String trainable(Report.Run run) {
        return trainables ? run.trainable().label() : null;
    }

    private static List<Object> variation(Report.Run run) {
        return List.of(run.trainable(), run.seed());
    }

    /** The look of the run in every chart: a hue for its methodology, a dash for what learns and its seed. */
    LineStyle look(Report.Run run) {
        return new LineStyle(methodologies.indexOf(run.methodology()), variationsInOrder.indexOf(variation(run)));
    }

    /** The look of the run with that id, or a plain one where the report has no such run. */
    LineStyle look(String id) {
        return byId.containsKey(id) ? look(byId.get(id)) : new LineStyle(0, 0);
    }

    private static boolean differ(List<Report.Run> runs, Function<Report.Run, Object> property) {
        return runs.stream().map(property).distinct().count() > 1;
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
