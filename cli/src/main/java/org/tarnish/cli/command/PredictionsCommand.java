package org.tarnish.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.terminal.Screen;
import org.tarnish.machine.file.TemporaryFolder;
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
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OneOf.PredictionFormats.class,
            description = "parquet (default), or csv, which has no logits.")
    private Format format = Format.PARQUET;

    @Mixin
    private EvaluationsOption chosen;

    @Mixin
    private DataOption data;

    PredictionsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        new StoreReading(context.finder(), data.named()).of(id, this::write);
        return ExitCode.OK;
    }

    private int write(ObjectStore store) throws IOException {
        var evaluations = stored(store, id);
        var folder = out.toAbsolutePath().normalize();
        var runs = chosen.runs(evaluations);
        var conditions = chosen.conditions(evaluations);
        var screen = context.screen();
        try (var scratch = TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")), "tarnish-predictions")) {
            var written = new PredictionFiles(store, evaluations, scratch.path())
                    .write(
                            folder,
                            format,
                            runs,
                            conditions.keySet(),
                            (what, done) -> screen.show(List.of("writing " + done + " of at most "
                                    + runs.size() * conditions.size() + ": " + what)));
            screen.show(List.of());
            say(screen, folder, written);
            return written.files().size();
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
}
