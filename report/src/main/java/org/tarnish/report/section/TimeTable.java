package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EpochRecord.Adaptation;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.report.Report;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;
import org.tarnish.report.html.Numbers;

/**
 * What each kind of reduction costs: seconds of a training epoch, of an adaptation pass, and of the search for a run's
 * minimal images, means over all of them, for each architecture.
 */
final class TimeTable {
    private static final String FULL = "full quality";
    private static final double MINUTES = 120;

    private final Results results;
    private final List<String> kinds;

    TimeTable(Results results) {
        this.results = results;
        this.kinds = kinds(results);
    }

    /** Whether anything but full-quality epochs took time. */
    boolean exists() {
        return kinds.size() > 1;
    }

    Grid grid() {
        var heads = new ArrayList<>(List.of(Head.words("architecture"), Head.words("time of")));
        kinds.forEach(kind -> heads.add(Head.number(kind, null)));
        var rows = new ArrayList<Row>();
        for (var architecture : architectures().entrySet()) {
            boolean first = true;
            for (var work : work(architecture.getValue())) {
                var cells = new ArrayList<>(
                        List.of(Cell.name(first ? architecture.getKey() : "", null, null), Cell.words(work.words())));
                kinds.forEach(kind -> cells.add(cell(work, kind)));
                rows.add(new Row(cells, first && !rows.isEmpty() ? "next" : ""));
                first = false;
            }
        }
        return new Grid("Seconds by kind of reduction", List.of(heads), rows);
    }

    String csv() {
        var csv = new Csv("architecture", "work", "kind", "seconds", "count", "plainEvaluations");
        architectures().forEach((architecture, runs) -> work(runs).forEach(work -> work.times()
                .forEach((kind, time) -> csv.add(
                        architecture,
                        work.name(),
                        kind,
                        time.seconds().value(),
                        time.seconds().count(),
                        time.ratio()))));
        return csv.content();
    }

    /**
     * How long something takes for one kind.
     *
     * @param ratio seconds by those of as many plain evaluations, or null
     */
    private record Time(Mean seconds, Double ratio) {}

    private record Work(String name, String words, Map<String, Time> times) {}

    private static List<Work> work(List<Report.Run> runs, List<Report.Entropy> searches) {
        var epochs = new LinkedHashMap<String, List<Double>>();
        var passes = new LinkedHashMap<String, List<Adaptation>>();
        for (var run : runs) {
            for (var epoch : run.epochs()) {
                epochs.computeIfAbsent(kind(epoch), kind -> new ArrayList<>()).add(epoch.seconds());
                if (epoch.adaptation() != null) {
                    passes.computeIfAbsent(kind(epoch), kind -> new ArrayList<>())
                            .add(epoch.adaptation());
                }
            }
        }
        var minimal = new LinkedHashMap<String, List<Double>>();
        searches.stream().filter(search -> search.seconds() != null).forEach(search -> minimal.computeIfAbsent(
                        search.kind(), kind -> new ArrayList<>())
                .add(search.seconds()));
        return Stream.of(
                        new Work("epoch", "a training epoch", times(epochs)),
                        new Work("adaptation", "an adaptation pass", passTimes(passes)),
                        new Work("minimalImages", "a run's minimal images", times(minimal)))
                .filter(work -> !work.times().isEmpty())
                .toList();
    }

    private List<Work> work(List<Report.Run> runs) {
        var ids = runs.stream().map(Report.Run::id).toList();
        return work(
                runs,
                results.report().entropy().stream()
                        .filter(entropy -> ids.contains(entropy.run()))
                        .toList());
    }

    private static Map<String, Time> times(Map<String, List<Double>> seconds) {
        var times = new LinkedHashMap<String, Time>();
        seconds.forEach((kind, values) -> times.put(kind, new Time(Mean.of(finite(values)), null)));
        return times;
    }

    private static Map<String, Time> passTimes(Map<String, List<Adaptation>> passes) {
        var times = new LinkedHashMap<String, Time>();
        passes.forEach((kind, list) -> {
            double plain = list.stream().mapToDouble(Adaptation::plainSeconds).sum();
            double all = list.stream().mapToDouble(Adaptation::seconds).sum();
            var seconds = Mean.of(finite(list.stream().map(Adaptation::seconds).toList()));
            times.put(kind, new Time(seconds, plain > 0 ? Double.valueOf(all / plain) : null));
        });
        return times;
    }

    private static List<Double> finite(List<Double> values) {
        return values.stream().filter(Double::isFinite).toList();
    }

    private static Cell cell(Work work, String kind) {
        var time = work.times().get(kind);
        if (time == null) {
            return Cell.number(Numbers.NONE, null);
        }
        var cell = Cell.number(seconds(time.seconds().value()), time.seconds().value())
                .titled("mean over " + count(time.seconds().count()));
        return time.ratio() == null ? cell : cell.noted("× " + decimals(time.ratio(), 2));
    }

    private static String seconds(Double value) {
        return value != null && value >= MINUTES
                ? Numbers.duration(Duration.ofMillis(Math.round(1000 * value)))
                : decimals(value, 1) + " s";
    }

    private static String kind(EpochRecord epoch) {
        return epoch.reduction() == null ? FULL : epoch.reduction();
    }

    private Map<String, List<Report.Run>> architectures() {
        return NetworkSetup.byArchitecture(results.runs());
    }

    /** Full quality, then the kinds that anything was done with, in the catalogue's order. */
    private static List<String> kinds(Results results) {
        var seen = new LinkedHashSet<String>();
        results.runs().forEach(run -> run.epochs().stream()
                .map(EpochRecord::reduction)
                .filter(Objects::nonNull)
                .forEach(seen::add));
        results.report().entropy().stream()
                .filter(entropy -> entropy.seconds() != null)
                .map(Report.Entropy::kind)
                .forEach(seen::add);
        var kinds = new LinkedHashSet<>(List.of(FULL));
        Reductions.names().stream().filter(seen::contains).forEach(kinds::add);
        kinds.addAll(seen);
        return List.copyOf(kinds);
    }
}
