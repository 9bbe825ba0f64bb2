package org.tarnish.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.MeasureTable;
import org.tarnish.cli.client.StoreReading;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.predictions.experiment.Score;
import org.tarnish.predictions.experiment.Scoring;
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
            "its data folder. Prints a table; writes measures.csv and measures.json with --out."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish measure digits-quickstart-20261122-093000-k3x9qa",
            "  tarnish measure ID --measures calibrationError,brierScore --condition clean",
            "  tarnish measure ID --measures all --out measures",
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
