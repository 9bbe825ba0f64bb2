package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.pipeline.json.Json;
import org.tarnish.request.RequestText;
import org.tarnish.request.UnreadableRequest;

/**
 * An experiment in a file: YAML, or JSON if its name ends in {@code .json}. Only its form is looked at here; whether the
 * experiment makes sense is for the services to say.
 */
public final class RequestFile {
    private RequestFile() {}

    /**
     * Reads an experiment. A relative {@code dataset.path}, or path of an image set or a model, that exists beside the file becomes absolute; a
     * file of {@code dataset.classes} beside it is written out, since services may run elsewhere.
     *
     * @throws RequestFileException if the file is absent, too large, not UTF-8, or not one mapping of keys to values
     */
    public static ObjectNode read(Path file) throws IOException {
        var text = text(file);
        JsonNode json;
        try {
            json = file.getFileName().toString().endsWith(".json") ? RequestText.json(text) : RequestText.yaml(text);
        } catch (UnreadableRequest e) {
            throw new RequestFileException(
                    file + (e.line() == 0 ? "" : ", line " + e.line()) + ": " + e.getMessage()
                            + "; correct the file and try again.",
                    e);
        }
        if (!(json instanceof ObjectNode request)) {
            throw new RequestFileException(
                    file + " holds no experiment: it must be a mapping of keys to values, such as name, dataset and"
                            + " architectures.");
        }
        resolvePath(request.path("dataset"), file.toAbsolutePath().getParent());
        resolvePath(
                request.path("conditions").path("corruptions").path("from"),
                file.toAbsolutePath().getParent());
        for (var model : request.path("models")) {
            resolvePath(model, file.toAbsolutePath().getParent());
        }
        for (var set : request.path("conditions").path("imageSets")) {
            resolvePath(set, file.toAbsolutePath().getParent());
        }
        inlineClasses(request, file.toAbsolutePath().getParent());
        requireSmall(file + " with what it names", Json.bytes(request).length);
        return request;
    }

    private static void requireSmall(String what, long bytes) throws RequestFileException {
        if (bytes > ExperimentRequest.MOST_BYTES) {
            throw new RequestFileException(what + " has " + bytes + " bytes: an experiment has at most "
                    + ExperimentRequest.MOST_BYTES + "; is it the right file?");
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RequestFileException("There is no file " + file + ": name an experiment's YAML or JSON file.");
        }
        requireSmall(file.toString(), Files.size(file));
        try {
            return RequestText.decode(Files.readAllBytes(file));
        } catch (CharacterCodingException e) {
            throw new RequestFileException(file + " is not UTF-8 text: is it the right file?", e);
        }
    }

    private static void resolvePath(JsonNode place, Path folder) {
        JsonNode path = place.path("path");
        if (!path.isTextual() || !(place instanceof ObjectNode owner)) {
            return;
        }
        try {
            var beside = folder.resolve(path.textValue()).normalize();
            if (Files.exists(beside)) {
                owner.put("path", beside.toString());
            }
        } catch (InvalidPathException e) {
            // No path of this system: the services will say so, with all other errors.
            return;
        }
    }

    private static void inlineClasses(ObjectNode request, Path folder) throws IOException {
        JsonNode classes = request.path("dataset").path("classes");
        if (!classes.isTextual() || !(request.get("dataset") instanceof ObjectNode dataset)) {
            return;
        }
        Path beside;
        try {
            beside = folder.resolve(classes.textValue()).normalize();
        } catch (InvalidPathException e) {
            // No path of this system: the services will say so, with all other errors.
            return;
        }
        if (Files.isRegularFile(beside)) {
            try {
                dataset.set("classes", Json.tree(ClassMapping.parse(text(beside))));
            } catch (IllegalArgumentException e) {
                throw new RequestFileException(beside + " is no mapping of classes: " + e.getMessage() + ".", e);
            }
        }
    }
}
