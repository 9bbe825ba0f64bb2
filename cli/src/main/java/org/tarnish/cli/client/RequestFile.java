package org.tarnish.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tarnish.experiment.request.ClassMapping;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * An experiment in a file: YAML, or JSON if its name ends in {@code .json}. Only its form is looked at here; whether the
 * experiment makes sense is for the services to say.
 */
public final class RequestFile {
    private static final long LARGEST = 15L * 1024 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestFile() {}

    /**
     * Reads an experiment. A relative {@code dataset.path}, or path of an image set, that exists beside the file becomes absolute; a
     * file of {@code dataset.classes} beside it is written out, since services may run elsewhere.
     *
     * @throws RequestFileException if the file is absent, too large, not UTF-8, or not one mapping of keys to values
     */
    public static ObjectNode read(Path file) throws IOException {
        var text = text(file);
        var mapper = file.getFileName().toString().endsWith(".json") ? JSON : YAML;
        try {
            refuseAliases(file, mapper, text);
            if (!(mapper.readTree(text) instanceof ObjectNode request)) {
                throw new RequestFileException(file
                        + " holds no experiment: it must be a mapping of keys to values, such as name, dataset and"
                        + " architectures.");
            }
            resolvePath(request.path("dataset"), file.toAbsolutePath().getParent());
            for (var set : request.path("conditions").path("imageSets")) {
                resolvePath(set, file.toAbsolutePath().getParent());
            }
            inlineClasses(request, file.toAbsolutePath().getParent());
            return request;
        } catch (JsonProcessingException e) {
            throw new RequestFileException(
                    file + ", line " + line(e) + ": " + reason(e) + "; correct the file and try again.", e);
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RequestFileException("There is no file " + file + ": name an experiment's YAML or JSON file.");
        }
        if (Files.size(file) > LARGEST) {
            throw new RequestFileException(file + " has " + Files.size(file) + " bytes: an experiment has at most "
                    + LARGEST + "; is it the right file?");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestFileException(file + " is not UTF-8 text: is it the right file?", e);
        }
    }

    /** The mapper would silently take an alias for a text. */
    private static void refuseAliases(Path file, ObjectMapper mapper, String text) throws IOException {
        try (JsonParser parser = mapper.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new RequestFileException(
                            file + ", line " + parser.currentTokenLocation().getLineNr() + ": the alias *"
                                    + parser.getText() + " is not supported; write the value out.");
                }
            }
        }
    }

    private static int line(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblemMark().getLine() + 1;
        }
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
            return marked.getProblem().strip();
        }
        return e.getOriginalMessage().lines().findFirst().orElse("broken").strip();
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
                dataset.set("classes", JSON.valueToTree(ClassMapping.parse(text(beside))));
            } catch (IllegalArgumentException e) {
                throw new RequestFileException(beside + " is no mapping of classes: " + e.getMessage() + ".", e);
            }
        }
    }
}
