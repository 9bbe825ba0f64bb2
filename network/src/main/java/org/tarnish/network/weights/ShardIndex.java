package org.tarnish.network.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The index of weights in several files ({@code model.safetensors.index.json}, {@code pytorch_model.bin.index.json}): which
 * tensor lies in which of the files beside it.
 */
final class ShardIndex {
    private static final String ENDING = ".index.json";
    private static final long LONGEST = 1 << 22;
    private static final int MOST_SHARDS = 1000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final Path file;
    private final Map<String, String> shards = new LinkedHashMap<>();

    private ShardIndex(Path file) {
        this.file = file;
    }

    /** Whether a file is named as an index is. */
    static boolean isNamedAsOne(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /**
     * Reads an index.
     *
     * @throws InvalidWeightsException if it is JSON of another kind, none at all, or names files elsewhere
     */
    static ShardIndex read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new InvalidWeightsException(
                    "it is text of " + Files.size(file) + " bytes; an index of weights has at most " + LONGEST);
        }
        var index = new ShardIndex(file);
        try (var json = JSON.createParser(file.toFile())) {
            index.parse(json);
        } catch (JsonProcessingException e) {
            throw new InvalidWeightsException("it is text, but neither weights nor their index in JSON: "
                    + FileText.shown(e.getOriginalMessage()) + "; name a file of weights");
        }
        if (index.shards.isEmpty()) {
            throw new InvalidWeightsException(
                    "it is JSON without the weight_map of an index of weights; name the file of weights itself");
        }
        return index;
    }

    /** The files with the tensors, by name. */
    List<Path> files() throws IOException {
        var names = shards.values().stream().distinct().sorted().toList();
        if (names.size() > MOST_SHARDS) {
            throw new InvalidWeightsException(
                    "its index names " + names.size() + " files, at most " + MOST_SHARDS + " are read");
        }
        var files = new ArrayList<Path>();
        for (var name : names) {
            files.add(beside(name));
        }
        return files;
    }

    /** All tensors, from the files that the index names for them. */
    Map<String, StoredTensor> tensors() throws IOException {
        var read = new LinkedHashMap<String, Map<String, StoredTensor>>();
        for (var shard : files()) {
            var dicts = WeightsFile.readOne(shard);
            read.put(shard.getFileName().toString(), dicts.get(0).tensors());
        }
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var entry : shards.entrySet()) {
            var tensor = read.get(entry.getValue()).get(entry.getKey());
            if (tensor == null) {
                throw new InvalidWeightsException("its index names a tensor '" + FileText.shown(entry.getKey())
                        + "', which '" + FileText.shown(entry.getValue()) + "' does not hold; fetch both again");
            }
            tensors.put(entry.getKey(), tensor);
        }
        return tensors;
    }

    private void parse(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var field = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT && field.equals("weight_map")) {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    var tensor = json.currentName();
                    if (json.nextToken() != JsonToken.VALUE_STRING) {
                        throw new InvalidWeightsException(
                                "its index names no file for the tensor '" + FileText.shown(tensor) + "'");
                    }
                    shards.put(tensor, json.getText());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /** A file of the same folder; links that lead out of it are not followed. */
    private Path beside(String name) throws IOException {
        try {
            var folder = file.toRealPath().getParent();
            var shard = folder.resolve(name);
            if (!name.isEmpty()
                    && shard.getFileName() != null
                    && shard.getFileName().toString().equals(name)
                    && Files.isRegularFile(shard)
                    && folder.equals(shard.toRealPath().getParent())
                    && !isNamedAsOne(shard)) {
                return shard;
            }
        } catch (InvalidPathException e) {
            throw new InvalidWeightsException(
                    "its index names the file '" + FileText.shown(name) + "', which is no name", e);
        }
        throw new InvalidWeightsException("its index names the file '" + FileText.shown(name)
                + "', which does not lie beside it; put all of the files into one folder of TARNISH_WEIGHTS");
    }
}
