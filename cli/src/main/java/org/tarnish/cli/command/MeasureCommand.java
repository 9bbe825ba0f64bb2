package org.tarnish.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.DifferenceTable;
import org.tarnish.cli.client.MeasureTable;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.Metric;
import org.tarnish.evaluation.significance.CochranQ;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.predictions.experiment.Differences;
import org.tarnish.predictions.experiment.Score;
import org.tarnish.predictions.experiment.Scoring;
import org.tarnish.predictions.experiment.StoredEvaluations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the stored predictions of an experiment again. */
@Command(
        name = "measure",
        description = {
            "Measures an experiment's stored predictions again, with any measure there is, also one that came",
            "after the experiment ended. Needs neither stack nor device: without a stack it reads the files of",
            "its data folder. Prints a table; writes measures.csv and measures.json with --out.",
            "With --against it tests every run against that one: the paired bootstrap of each metric, and Cochran's Q",
            "over all runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish measure digits-quickstart-20261122-093000-k3x9qa",
            "  tarnish measure ID --measures calibrationError,brierScore --condition clean",
            "  tarnish measure ID --measures all --out measures",
            "  tarnish measure ID --against RUN --measures accuracy,ece --condition clean",
            "  tarnish measure --list"
        })
final class MeasureCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The experiment's id.")
    private String id;

    @Option(
            names = "--measures",
            paramLabel = "NAMES",
            split = ",",
            description = "Names of measures, standard, or all (default: standard).")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Show which measures there are.")
    private boolean list;

    @Option(names = "--out", paramLabel = "DIR", description = "Where measures.csv and measures.json go.")
    private Path out;

    @Option(
            names = "--against",
            paramLabel = "RUN",
            description = "Test the runs against this one (of accuracy, where --measures names nothing).")
    private String against;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Resamples of the bootstrap (default: 2000).")
    private int resamples;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private EvaluationsOption chosen;

    @Mixin
    private DataOption data;

    MeasureCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            MeasureTable.known().forEach(context.out()::println);
            return ExitCode.OK;
        }
        if (id == null) {
            throw new WrongUsage("Name an experiment, as tarnish list shows them, or say --list.");
        }
        var choice = choice();
        new StoreReading(context.finder(), data.named()).of(id, store -> measure(store, choice));
        return ExitCode.OK;
    }

    private MeasureChoice choice() throws WrongUsage {
        try {
            return MeasureChoice.of(names);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--measures: " + e.getMessage() + ".");
        }
    }

    private int measure(ObjectStore store, MeasureChoice choice) throws IOException {
        var evaluations = PredictionsCommand.stored(store, id);
        var runs = chosen.runs(evaluations);
        var conditions = chosen.conditions(evaluations);
        if (against != null) {
            return test(evaluations, choice, runs, conditions);
        }
        var screen = context.screen();
        var scores = new Scoring(evaluations, choice)
                .of(runs, conditions, done -> screen.show(List.of("measured " + done + " evaluations")));
        screen.show(List.of());
        var table = new MeasureTable(choice, runs, conditions, scores);
        if (json) {
            context.out().println(new ObjectMapper().writeValueAsString(MeasureTable.json(id, scores)));
        } else {
            table.lines().forEach(screen::say);
        }
        if (out != null) {
            write(scores);
        }
        return scores.size();
    }

    private int test(
            StoredEvaluations evaluations, MeasureChoice choice, List<String> runs, Map<String, Condition> conditions)
            throws IOException {
        if (!evaluations.runs().contains(against)) {
            throw new WrongUsage("--against must be one of the experiment's runs "
                    + String.join(", ", evaluations.runs()) + ", was '" + against + "'.");
        }
        if (resamples < 1) {
            throw new WrongUsage("--resamples must be at least 1, was " + resamples + ".");
        }
        var metrics = names.isEmpty() ? List.<Metric>of(new Accuracy()) : choice.metrics();
        var screen = context.screen();
        var tests = new Differences(evaluations);
        var differences = tests.of(
                against,
                runs,
                conditions,
                metrics,
                resamples,
                done -> screen.show(List.of("tested " + done + " of " + runs.size() * conditions.size())));
        var cochran = runs.size() < 2 ? Map.<String, CochranQ.Result>of() : tests.cochran(runs, conditions);
        screen.show(List.of());
        if (json) {
            context.out()
                    .println(new ObjectMapper()
                            .writeValueAsString(DifferenceTable.json(id, against, differences, cochran)));
        } else {
            DifferenceTable.lines(against, resamples, differences, cochran).forEach(screen::say);
        }
        return differences.size();
    }

    private void write(List<Score> scores) throws IOException {
        var folder = out.toAbsolutePath().normalize();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("measures.csv"), MeasureTable.csv(scores));
        Files.writeString(
                folder.resolve("measures.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(MeasureTable.json(id, scores)));
        if (!json) {
            context.out().println("Measures: " + folder + " (measures.csv, measures.json).");
        }
    }
}
