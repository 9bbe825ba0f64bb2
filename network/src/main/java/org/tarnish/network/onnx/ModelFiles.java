package org.tarnish.network.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.network.weights.WeightsSource;

/** Finds the files of given models: on this machine by an absolute path or one below the folder of weights, or by address. */
public final class ModelFiles {
    private final Optional<Path> folder;
    private final WeightsSource downloads;

    /** @param library whose folder relative paths begin at, and that fetches from addresses */
    public ModelFiles(WeightsLibrary library) {
        folder = library.folder().path();
        downloads = library.downloads();
    }

    /**
     * The request with the side of the images that the model gets, and the sums of its files as they are now, once their
     * header says that the model can be evaluated. A model behind an address is looked at for a few seconds: at all of it if
     * it is small, else at what kind of file it is; where that cannot be, it is checked when it is fetched.
     *
     * @param imageSize side of the experiment's images in pixels
     * @throws InvalidModelException if the file is not there or is no such model, with a sentence
     * @throws IOException if it cannot be read
     */
    public ModelRequest identified(ModelRequest request, int imageSize) throws IOException {
        if (request.path() == null) {
            look(request, imageSize);
            return request.sized(imageSize);
        }
        var file = local(request.path());
        var model = OnnxModel.read(file, request.input().layout());
        checkClasses(request, model);
        checkSize(request, model, imageSize);
        var sum = Sha256.of(file);
        checkSum(request, sum);
        var data = new TreeMap<String, String>();
        for (var name : model.header().externalFiles()) {
            data.put(name, Sha256.of(beside(file, name)));
        }
        return request.identified(sum, data).sized(imageSize);
    }

    private void look(ModelRequest request, int imageSize) throws IOException {
        try {
            var looked = downloads.look(request.url());
            if (looked.isPresent()) {
                try (var glimpse = looked.get()) {
                    check(request, imageSize, glimpse.seen());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidModelException(e.getMessage(), e);
        }
    }

    private static void check(ModelRequest request, int imageSize, Glimpse seen) throws IOException {
        if (!seen.isWhole()) {
            OnnxModel.requireKind(seen.file());
            return;
        }
        var model = OnnxModel.read(seen.file(), request.input().layout());
        checkClasses(request, model);
        checkSize(request, model, imageSize);
        checkSum(request, Sha256.of(seen.file()));
        for (var name : model.header().externalFiles()) {
            beside(seen.file(), name);
        }
    }

    private static void checkSum(ModelRequest request, String sum) throws InvalidModelException {
        if (request.sha256() != null && !request.sha256().equals(sum)) {
            throw new InvalidModelException("the model '" + request.location() + "' has the sha256 " + sum
                    + ", expected was " + request.sha256() + "; correct the sum or the file");
        }
    }

    private static void checkClasses(ModelRequest request, OnnxModel model) throws InvalidModelException {
        int named = request.classes().size();
        if (named > 0 && model.classes() > 0 && named != model.classes()) {
            throw new InvalidModelException("the model '" + request.location() + "' tells " + model.classes()
                    + " classes apart, and classes names " + named + "; name all of its outputs in their order");
        }
    }

    private static void checkSize(ModelRequest request, OnnxModel model, int imageSize) throws InvalidModelException {
        var size = request.input().size();
        int shown = size == null ? imageSize : size;
        if (model.side() > 0 && shown != model.side()) {
            throw new InvalidModelException("the model '" + request.location() + "' takes images of " + model.side()
                    + " pixels a side, and " + (size == null ? "imageSize is " : "its input asks for size ") + shown
                    + "; set imageSize to " + model.side() + ", or give it enlarged or reduced images with"
                    + " input: {size: " + model.side() + "}");
        }
    }

    /**
     * A model's files on this machine by the names that the model calls them by, its own by the empty name.
     *
     * @throws InvalidModelException if one is not there or has another content
     * @throws IOException if one cannot be read or fetched; trying again later may help
     */
    public Map<String, Path> fetch(ModelFile model) throws IOException {
        var files = new TreeMap<String, Path>();
        try {
            var file = model.path() == null ? downloads.fetch(model.url(), model.sha256()) : local(model.path());
            require(model.location(), file, model.sha256());
            files.put("", file);
            for (var data : model.data().entrySet()) {
                var part = beside(file, data.getKey());
                require(data.getKey(), part, data.getValue());
                files.put(data.getKey(), part);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidModelException(e.getMessage(), e);
        }
        return files;
    }

    private static void require(String name, Path file, String expected) throws IOException {
        var sum = Sha256.of(file);
        if (!sum.equals(expected)) {
            throw new InvalidModelException("the model's file '" + name + "' has the sha256 " + sum + ", expected was "
                    + expected + "; it has changed since the request was accepted, so submit anew");
        }
    }

    private Path local(String path) throws InvalidModelException {
        try {
            var given = Path.of(path);
            var file = given.isAbsolute() || folder.isEmpty()
                    ? given
                    : folder.get().resolve(given).normalize();
            if (given.isAbsolute()
                    || folder.isPresent() && file.startsWith(folder.get().normalize())) {
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
            throw new InvalidModelException("there is no model '" + path + "'; give an absolute path, or one below the"
                    + " folder of weights (TARNISH_WEIGHTS), which is "
                    + folder.map(Path::toString).orElse("not set"));
        } catch (InvalidPathException e) {
            throw new InvalidModelException("the model's path '" + OnnxModel.shown(path) + "' is no path", e);
        }
    }

    /** A file in the model's own folder: names that lead out of it are refused, as are links to elsewhere. */
    private static Path beside(Path model, String name) throws IOException {
        try {
            var folder = model.toRealPath().getParent();
            var file = folder.resolve(name).normalize();
            if (name.isEmpty() || !file.startsWith(folder) || Path.of(name).isAbsolute()) {
                throw new InvalidModelException("the model keeps weights in '" + OnnxModel.shown(name)
                        + "', which is outside its own folder; save it with its weights inside or beside it");
            }
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder)) {
                throw new InvalidModelException("the model keeps weights in '" + OnnxModel.shown(name)
                        + "', which does not lie beside it; put that file into its folder, or save it with"
                        + " onnx.save(model, file, save_as_external_data=False)");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new InvalidModelException("the model keeps weights in a file without a usable name", e);
        }
    }
}
