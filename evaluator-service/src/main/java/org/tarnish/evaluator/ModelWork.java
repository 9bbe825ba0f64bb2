package org.tarnish.evaluator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.imaging.Image;
import org.tarnish.learning.given.OnnxSession;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.network.onnx.InvalidModelException;
import org.tarnish.network.onnx.ModelFiles;
import org.tarnish.network.onnx.OnnxModel;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/** Takes a given model in: tries it on black images and keeps its files. */
final class ModelWork implements TaskWork {
    private static final String BYTES = "application/octet-stream";

    /** What a model that takes any side is tried with; most networks for CIFAR's images and for ImageNet's take it. */
    private static final int TRIED_SIDE = 64;

    private final ModelFiles files;
    private final ObjectStore store;
    private final Path work;
    private final int threads;
    private final String device;

    /** @param work folder for temporary files */
    ModelWork(ModelFiles files, ObjectStore store, Path work, int threads, String device) {
        this.files = files;
        this.store = store;
        this.work = work;
        this.threads = threads;
        this.device = device;
    }

    @Override
    public ModelResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.Model) task.spec();
        context.progress("taking in " + spec.file().location(), 0, 0, "files");
        try (var folder = TemporaryFolder.in(work, "model")) {
            var own = copied(files.fetch(spec.file()), folder.path());
            var model = OnnxModel.read(own, spec.input().layout());
            int side = spec.input().size() != null ? spec.input().size() : model.side();
            try (var session =
                    OnnxSession.open(own, model.input().name(), model.output().name(), threads, device)) {
                int outputs = tried(session, model, side == 0 ? TRIED_SIDE : side);
                context.checkCancelled();
                return kept(spec, own, model, side, outputs, session.device(), context);
            }
        } catch (InvalidModelException | IllegalArgumentException e) {
            throw new PermanentFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the model '" + spec.file().location() + "' cannot be fetched now", e);
        }
    }

    /** Copies of a model's files, so that what was checked is what is kept; returns the model's own. */
    private static Path copied(Map<String, Path> files, Path folder) throws IOException {
        var own = folder.resolve("model.onnx");
        for (var file : files.entrySet()) {
            var copy = file.getKey().isEmpty() ? own : folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.copy(file.getValue(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return own;
    }

    /** Number of classes that it tells apart of two black images. */
    private static int tried(OnnxSession session, OnnxModel model, int side) {
        int count = model.batch() > 0 ? model.batch() : 2;
        var samples = ByteBuffer.allocateDirect(Math.multiplyExact(count * side * side, Image.CHANNELS * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        var shape = model.layout() == ModelInput.Layout.NCHW
                ? new long[] {count, Image.CHANNELS, side, side}
                : new long[] {count, side, side, Image.CHANNELS};
        return session.run(samples, shape)[0].length;
    }

    private ModelResult kept(
            TaskSpec.Model spec, Path own, OnnxModel model, int side, int outputs, String device, TaskContext context) {
        var key = context.artefacts() + "model.onnx";
        store.put(key, own, BYTES);
        var data = new TreeMap<String, String>();
        for (var name : spec.file().data().keySet()) {
            var part = context.artefacts() + "data-" + data.size();
            store.put(part, own.resolveSibling(name), BYTES);
            data.put(name, part);
        }
        return new ModelResult(
                key,
                spec.file().sha256(),
                data,
                spec.file().data(),
                model.header().producer(),
                model.header().opset(),
                model.header().parameters(),
                model.input().name(),
                model.output().name(),
                model.layout(),
                side,
                model.batch(),
                outputs,
                spec.input(),
                spec.classes(),
                spec.output(),
                device,
                threads);
    }
}
