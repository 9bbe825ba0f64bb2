package org.tarnish.learning.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tarnish.learning.adaptive.AdaptiveState;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizer;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredTensor;

/**
 * The checkpoint files of one run in its working folder: the weights of now and those after the best epoch, each named by
 * the epochs and steps that they have seen, beside each how far training images are adapted where they are, and the run's
 * record. The folder holds nothing that is not needed any more.
 */
final class Checkpoints {
    private static final String OPTIMIZER = "optimizer.";
    private static final String RECORD = "run.json";

    private final Path folder;
    private final CheckpointStore store;

    Checkpoints(Path folder, CheckpointStore store) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.store = store;
    }

    /** The record of the latest checkpoint, its files now in the working folder, or a new run's. */
    RunRecord resume(RunRecord begin) throws IOException {
        if (!store.loadLatest(folder)) {
            return begin;
        }
        var found = RunRecord.read(folder.resolve(RECORD));
        if (!found.sameRun(begin)) {
            throw new IllegalStateException("the checkpoint is of another run (" + found.architecture() + ", "
                    + found.classes() + " classes, seed " + found.seed() + ", start accuracy " + found.startAccuracy()
                    + ") than asked for (" + begin.architecture() + ", " + begin.classes() + " classes, seed "
                    + begin.seed() + ", start accuracy " + begin.startAccuracy() + ")");
        }
        return found;
    }

    /** Saves where the run stands. */
    void save(RunRecord record, Network network, Optimizer optimizer, Optional<AdaptiveState> adapted)
            throws IOException {
        int epochs = record.epochs().size();
        var now = file(epochs, record.step());
        write(now, network, optimizer);
        if (adapted.isPresent()) {
            adapted.get().write(adapted(now));
        }
        record.write(folder.resolve(RECORD));
        int best = record.history().best();
        var weights = Stream.of(now, best > 0 ? file(best) : now).distinct().toList();
        var needed = Stream.concat(
                        weights.stream(),
                        weights.stream().map(Checkpoints::adapted).filter(Files::exists))
                .map(file -> file.getFileName().toString())
                .toList();
        store.save(
                epochs,
                record.step(),
                folder,
                Stream.concat(needed.stream(), Stream.of(RECORD)).toList());
        deleteAllBut(needed);
    }

    /** Weights, buffers and optimizer state after an epoch: the last or the best. */
    Path file(int epoch) {
        return file(epoch, 0);
    }

    /** The same some steps after an epoch. */
    Path file(int epoch, int step) {
        return folder.resolve("epoch-" + epoch + (step > 0 ? "-step-" + step : "") + ".safetensors");
    }

    /** How far training images are adapted where weights in a file stand; there if they are. */
    static Path adapted(Path weights) {
        var name = weights.getFileName().toString();
        return weights.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".adaptive");
    }

    /** Writes weights, buffers and optimizer state. */
    static void write(Path file, Network network, Optimizer optimizer) throws IOException {
        var tensors = new LinkedHashMap<>(ModelFile.tensors(network));
        optimizer.state().forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        Safetensors.write(file, tensors);
    }

    /** Takes up what {@link #write} wrote. */
    static void load(Path file, Network network, Optimizer optimizer) throws IOException {
        var tensors = Safetensors.read(file);
        ModelFile.load(network, tensors);
        var state = new LinkedHashMap<String, StoredTensor>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(OPTIMIZER)) {
                state.put(name.substring(OPTIMIZER.length()), tensor);
            }
        });
        optimizer.restore(state);
    }

    private void deleteAllBut(List<String> needed) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "epoch-*")) {
            for (var file : files) {
                if (!needed.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
