package org.tarnish.predictions.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.tarnish.evaluation.Confidences;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.machine.file.InnerPath;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.predictions.file.Named;
import org.tarnish.predictions.file.PredictionsCsv;
import org.tarnish.predictions.file.PredictionsWriter;

/** Writes an experiment's predictions as files for people, one for each run with a row for each image and condition. */
public final class PredictionFiles {
    private static final long CACHE_BYTES = 1L << 30;

    private final StoredEvaluations evaluations;
    private final Archive archive;
    private final ShardReader reader;

    /** The forms of files. */
    public enum Format {
        PARQUET,
        CSV
    }

    /**
     * What was written.
     *
     * @param rows of all files
     * @param missing evaluations that were asked for and are not done
     * @param unsure evaluations without confidences, since an earlier version left them
     */
    public record Written(List<Path> files, long rows, int missing, int unsure) {}

    /** @param scratch a folder for what is read on the way */
    public PredictionFiles(ObjectStore store, StoredEvaluations evaluations, Path scratch) {
        this.evaluations = evaluations;
        this.archive = new Archive(store);
        this.reader = new ShardReader(new LocalCache(store, scratch, CACHE_BYTES));
    }

    /**
     * Writes the files, each whole or not at all, over older ones.
     *
     * @param runs ids; others are left out
     * @param conditions labels; others are left out
     * @param progress told of each evaluation that is written, with how many are
     */
    public Written write(
            Path folder,
            Format format,
            Collection<String> runs,
            Collection<String> conditions,
            ObjIntConsumer<String> progress)
            throws IOException {
        Files.createDirectories(folder);
        var written = new Tally();
        for (var run : runs) {
            var wanted = evaluations.of(run).stream()
                    .filter(evaluation -> conditions.contains(evaluation.condition()))
                    .toList();
            write(folder, format, run, wanted, written, progress);
        }
        return new Written(List.copyOf(written.files), written.rows, written.missing, written.unsure);
    }

    private static final class Tally {
        private final List<Path> files = new ArrayList<>();
        private long rows;
        private int done;
        private int missing;
        private int unsure;
    }

    private void write(
            Path folder,
            Format format,
            String run,
            List<Plan.Evaluation> wanted,
            Tally written,
            ObjIntConsumer<String> progress)
            throws IOException {
        var done = wanted.stream()
                .filter(evaluation -> evaluations.result(evaluation).isPresent())
                .toList();
        written.missing += wanted.size() - done.size();
        if (done.isEmpty()) {
            return;
        }
        var file = InnerPath.of(folder, run + (format == Format.PARQUET ? ".parquet" : ".csv"));
        var part = InnerPath.of(folder, "." + run + ".part");
        try {
            try (var target = Target.of(format, part, top(done.get(0)))) {
                for (var evaluation : done) {
                    var result = evaluations.result(evaluation).orElseThrow();
                    var predictions = evaluations.predictions(result, Need.LOGITS);
                    target.write(predictions, new Named(run, evaluation.condition(), images(evaluation)));
                    written.unsure += predictions.has(Need.CONFIDENCES) ? 0 : 1;
                    written.rows += predictions.count();
                    progress.accept(run + " on " + evaluation.condition(), ++written.done);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            written.files.add(file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Most probable classes that predictions for a data set have. */
    private int top(Plan.Evaluation evaluation) {
        var classes = archive.dataset(evaluations.spec(evaluation).dataset()).classes();
        return Math.min(Confidences.MOST_KEPT, classes.size());
    }

    private EvaluatedImages images(Plan.Evaluation evaluation) {
        var spec = evaluations.spec(evaluation);
        var dataset = archive.dataset(spec.dataset());
        return EvaluatedImages.of(spec, dataset, archive, reader);
    }

    /** A file of either form. */
    private record Target(PredictionsWriter parquet, PredictionsCsv csv) implements AutoCloseable {
        static Target of(Format format, Path file, int top) throws IOException {
            return format == Format.PARQUET
                    ? new Target(PredictionsWriter.named(file, top), null)
                    : new Target(null, new PredictionsCsv(file, top));
        }

        void write(Predictions predictions, Named named) throws IOException {
            if (parquet == null) {
                csv.write(predictions, named);
            } else {
                parquet.write(predictions, named);
            }
        }

        @Override
        public void close() throws IOException {
            if (parquet == null) {
                csv.close();
            } else {
                parquet.close();
            }
        }
    }
}
