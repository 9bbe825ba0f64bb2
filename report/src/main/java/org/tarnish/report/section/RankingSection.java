package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.count;
import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.probability;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;
import org.tarnish.report.Report;
import org.tarnish.report.chart.CriticalDifference;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.html.Grid.Head;
import org.tarnish.report.html.Grid.Row;

/** Runs ranked over conditions: Friedman's test, the critical difference diagram and Nemenyi's tests of pairs. */
final class RankingSection implements Section {
    /** Of more runs the diagram's names would be a list. */
    private static final int MOST_DRAWN = 40;

    @Override
    public String id() {
        return "ranking";
    }

    @Override
    public String title() {
        return "Runs compared over conditions";
    }

    @Override
    public Optional<Content> content(Results results) {
        return Optional.ofNullable(results.report().ranking())
                .map(ranking -> new Content(
                        "sections/ranking.html",
                        new View(
                                count(ranking.runs().size()),
                                count(ranking.conditions().size()),
                                decimals(ranking.statistic(), 2),
                                probability(ranking.p()),
                                decimals(ranking.agreement(), 3),
                                decimals(ranking.criticalDifference(), 3),
                                decimals(ranking.level(), 2),
                                diagram(results, ranking),
                                runs(results, ranking),
                                pairs(results, ranking))));
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile(
                        "ranking.csv",
                        results -> Csv.of(
                                Report.Ranked.class,
                                Optional.ofNullable(results.report().ranking())
                                        .map(Report.Ranking::runs)
                                        .orElse(List.of()))),
                new TableFile(
                        "ranking-pairs.csv",
                        results -> Csv.of(
                                Report.RankedPair.class,
                                Optional.ofNullable(results.report().ranking())
                                        .map(Report.Ranking::pairs)
                                        .orElse(List.of()))));
    }

    private static RawString diagram(Results results, Report.Ranking ranking) {
        if (ranking.runs().size() > MOST_DRAWN) {
            return null;
        }
        return new RawString(new CriticalDifference(
                        "Mean ranks of " + ranking.runs().size() + " runs",
                        "Mean ranks over " + ranking.conditions().size()
                                + " conditions, the best at the left; bars join runs that do not differ.",
                        ranking.criticalDifference(),
                        ranking.runs().stream()
                                .map(one -> new CriticalDifference.Ranked(
                                        results.names().name(one.run()),
                                        results.names().look(one.run()),
                                        one.meanRank()))
                                .toList())
                .svg());
    }

    private static Grid runs(Results results, Report.Ranking ranking) {
        return new Grid(
                "Mean ranks",
                Columns.numbered(
                        List.of(Head.words("run"), Head.number("mean rank", "over conditions; 1 is the best"))),
                ranking.runs().stream()
                        .map(one -> new Row(List.of(
                                name(results, one.run()), Cell.number(decimals(one.meanRank(), 2), one.meanRank()))))
                        .toList());
    }

    private static Grid pairs(Results results, Report.Ranking ranking) {
        return new Grid(
                "Nemenyi's tests",
                Columns.numbered(List.of(
                        Head.words("run"),
                        Head.words("ranks above"),
                        Head.number("by", "difference of mean ranks"),
                        Head.number("p", "Nemenyi's, which corrects for all pairs of runs"))),
                ranking.pairs().stream()
                        .map(pair -> new Row(List.of(
                                name(results, pair.run()),
                                Cell.words(results.names().name(pair.other())),
                                Cell.number(decimals(pair.difference(), 2), pair.difference()),
                                Cell.number(probability(pair.p()), pair.p()))))
                        .toList());
    }

    private static Cell name(Results results, String run) {
        return results.run(run).map(results.names()::cell).orElseGet(() -> Cell.name(run, null, null));
    }

    /** What its template knows; a diagram that is null is left out. */
    record View(
            String runCount,
            String conditionCount,
            String statistic,
            String p,
            String agreement,
            String criticalDifference,
            String level,
            RawString diagram,
            Grid ranks,
            Grid pairs) {}
}
