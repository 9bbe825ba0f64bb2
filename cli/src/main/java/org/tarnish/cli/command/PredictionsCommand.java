package org.tarnish.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.StoreReading;
import org.tarnish.cli.terminal.Screen;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.predictions.experiment.PredictionFiles;
import org.tarnish.predictions.experiment.PredictionFiles.Format;
import org.tarnish.predictions.experiment.PredictionFiles.Written;
import org.tarnish.predictions.experiment.StoredEvaluations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out what an experiment's networks made of each image. */
@Command(
        name = "predictions",
        description = {
            "Writes an experiment's predictions, a file for each run with a row for each image and condition:",
            "label, predicted class, probabilities, entropy, loss, the five most probable classes, all logits.",
            "Reads from the stack that is up; without one from the files of its data folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish predictions digits-quickstart-20261122-093000-k3x9qa --out predictions",
            "  tarnish predictions ID --run RUN --condition clean --format csv --out predictions",
            "",
            "  pandas.read_parquet('predictions')    duckdb: SELECT * FROM 'predictions/*.parquet'"
        })
final class PredictionsCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("parquet", "csv");

    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "parquet, or csv, which has no logits (default: parquet).")
    private String format;

    @Mixin
    private EvaluationsOption chosen;

    @Mixin
    private DataOption data;

    PredictionsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (!FORMATS.contains(format)) {
            throw new WrongUsage("--format must be parquet or csv, was '" + format + "'.");
        }
        new StoreReading(context.finder(), data.named()).of(id, this::write);
        return ExitCode.OK;
    }

    private int write(ObjectStore store) throws IOException {
        var evaluations = stored(store, id);
        var folder = out.toAbsolutePath().normalize();
        var runs = chosen.runs(evaluations);
        var conditions = chosen.conditions(evaluations);
        var screen = context.screen();
        var scratch = Files.createTempDirectory("tarnish-predictions");
        try {
            var written = new PredictionFiles(store, evaluations, scratch)
                    .write(
                            folder,
                            format.equals("csv") ? Format.CSV : Format.PARQUET,
                            runs,
                            conditions.keySet(),
                            (what, done) -> screen.show(List.of("writing " + done + " of at most "
                                    + runs.size() * conditions.size() + ": " + what)));
            screen.show(List.of());
            say(screen, folder, written);
            return written.files().size();
        } finally {
            remove(scratch);
        }
    }

    /** @throws IOException if there is no such experiment */
    static StoredEvaluations stored(ObjectStore store, String experiment) throws IOException {
        try {
            return new StoredEvaluations(store, new Archive(store), experiment);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void say(Screen screen, Path folder, Written written) throws IOException {
        if (written.files().isEmpty()) {
            throw new IOException("No evaluation of '" + id + "' is done yet: tarnish watch " + id + " waits for it.");
        }
        screen.say("Predictions: " + folder + " (" + written.files().size() + " files, " + written.rows() + " rows).");
        if (written.missing() > 0) {
            screen.say("Not there: " + written.missing() + " evaluations that failed or are not done.");
        }
        if (written.unsure() > 0) {
            screen.say("Without confidences: " + written.unsure()
                    + " evaluations that an earlier version of Tarnish has left; their columns are empty.");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
