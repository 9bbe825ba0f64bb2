package org.tarnish.cli.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tarnish.machine.file.InnerPath;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.onnx.OnnxWriter;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.ledger.UnreadableMarker;
import org.tarnish.pipeline.store.DiskFull;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Writes the trained networks of an experiment, a folder for each run: {@code model.safetensors} with torchvision's names of
 * tensors, {@code load.py}, {@code README.md}, and {@code model.onnx} if that is asked for. A folder appears whole or not at
 * all; the same networks give the same bytes.
 */
public final class WeightsFiles {
    static final String WEIGHTS = "model.safetensors";
    static final String ONNX = "model.onnx";
    static final String LOADER = "load.py";
    static final String CARD = "README.md";

    private final ObjectStore store;
    private final String version;
    private final Consumer<String> lines;

    /**
     * @param version of Tarnish
     * @param lines hears what is written and what is left out, a line each
     */
    public WeightsFiles(ObjectStore store, String version, Consumer<String> lines) {
        this.store = store;
        this.version = version;
        this.lines = lines;
    }

    /**
     * Writes all networks that are trained, or those of some runs.
     *
     * @param runs their ids, or none for all that are trained
     * @return how many networks there are
     * @throws IOException if there is no such experiment or run, none is trained, weights are damaged or gone, or a folder
     *     holds something else
     */
    public int write(String experiment, List<String> runs, WeightsFormat format, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder: name another place with --out.");
        }
        try {
            var trained = new TrainedRuns(store, lines).of(experiment, runs);
            for (var run : trained) {
                write(run, format, InnerPath.of(folder, run.id()));
            }
            return trained.size();
        } catch (MissingObject e) {
            throw new IOException(
                    "The store no longer has all of the experiment '" + experiment + "': " + e.getMessage() + ".", e);
        } catch (UnreadableExperiment | UnreadableMarker | DiskFull e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void write(TrainedRun run, WeightsFormat format, Path target) throws IOException {
        try (var folder = DraftFolder.of(target)) {
            fill(folder.path(), run, format);
            boolean isNew = folder.keep();
            lines.accept((isNew ? "Written: " : "There already: ") + target);
        } catch (IllegalArgumentException e) {
            throw new IOException("The network of run '" + run.id() + "' is not written: " + e.getMessage() + ".", e);
        }
    }

    private void fill(Path folder, TrainedRun run, WeightsFormat format) throws IOException {
        var result = run.result();
        var architecture = Architectures.named(result.architecture());
        var stored = folder.resolve("stored");
        store.download(result.model(), stored);
        check(run, architecture, stored);
        var facts = Facts.of(run);
        var weights = folder.resolve(WEIGHTS);
        Safetensors.copy(weights, Safetensors.bytes(stored), facts);
        Files.delete(stored);
        if (format == WeightsFormat.ONNX) {
            new OnnxWriter(architecture, result.classes(), run.side())
                    .write(folder.resolve(ONNX), Safetensors.bytes(weights), facts);
        }
        text(folder.resolve(LOADER), LoaderScript.of(run));
        text(folder.resolve(CARD), new ModelCard(run, version, sums(folder)).text());
    }

    /** What lies in the store is what was trained, and is the network that the experiment says. */
    private static void check(TrainedRun run, Architecture architecture, Path stored) throws IOException {
        var sum = Sha256.of(stored);
        if (!sum.equals(run.result().modelSha256())) {
            throw new IOException("The stored weights of run '" + run.id() + "' have the sha256 " + sum
                    + ", and were written with " + run.result().modelSha256()
                    + ": they are damaged, so bring the object store back from a copy, or submit the request anew.");
        }
        ModelFile.check(architecture.tensors(run.result().classes()), Safetensors.read(stored));
    }

    private static Map<String, String> sums(Path folder) throws IOException {
        var sums = new TreeMap<String, String>();
        for (var name : List.of(WEIGHTS, ONNX, LOADER)) {
            if (Files.exists(folder.resolve(name))) {
                sums.put(name, Sha256.of(folder.resolve(name)));
            }
        }
        return sums;
    }

    private static void text(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
