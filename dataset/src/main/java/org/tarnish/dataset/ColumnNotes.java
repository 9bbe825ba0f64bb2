package org.tarnish.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.dataset.format.FormatException;

/** What Hugging Face's datasets library notes of the columns of a Parquet file: {@code {"info": {"features": ...}}}. */
record ColumnNotes(JsonNode features) {
    private static final int MOST_CLASSES = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param json null where nothing is noted */
    static ColumnNotes of(String json) throws FormatException {
        try {
            return new ColumnNotes(
                    json == null
                            ? MissingNode.getInstance()
                            : JSON.readTree(json).path("info").path("features"));
        } catch (JsonProcessingException e) {
            throw new FormatException("is damaged: its notes under 'huggingface' are no JSON");
        }
    }

    boolean has(String column) {
        return features.has(column);
    }

    boolean isImage(String column) {
        return is(column, "Image");
    }

    boolean isClass(String column) {
        return is(column, "ClassLabel");
    }

    private boolean is(String column, String type) {
        return features.path(column).path("_type").asText().equals(type);
    }

    /** The names of the classes that a column's numbers mean; null if none are noted. */
    List<String> classes(String column) throws FormatException {
        var names = features.path(column).path("names");
        if (!names.isArray() || names.isEmpty()) {
            return null;
        }
        if (names.size() > MOST_CLASSES) {
            throw new FormatException(
                    "has " + names.size() + " names of classes; at most " + MOST_CLASSES + " are read");
        }
        var classes = new ArrayList<String>();
        names.forEach(name -> classes.add(ClassNames.composed(name.asText())));
        return classes;
    }
}
