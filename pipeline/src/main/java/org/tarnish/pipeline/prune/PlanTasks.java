package org.tarnish.pipeline.prune;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Reads from stored plans which tasks and data set they have, and nothing else: in a stream, whatever their size, and of
 * any version of Tarnish whose plans name their tasks by {@code id}.
 */
final class PlanTasks {
    private final ObjectStore store;

    PlanTasks(ObjectStore store) {
        this.store = store;
    }

    /**
     * Tells the tasks and the data set of an experiment's plan; returns whether it has one.
     *
     * @throws UnreadableExperiment if it is there and is no plan; some of its tasks may be told by then
     */
    boolean read(String experiment, Consumer<String> task, Consumer<String> dataset) {
        var key = Keys.plan(experiment);
        try {
            var file = Files.createTempFile("plan", ".json");
            try {
                store.download(key, file);
                parse(file, task, dataset);
                return true;
            } catch (MissingObject e) {
                return false;
            } catch (JsonProcessingException e) {
                throw new UnreadableExperiment(experiment, key, e);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a plan in the folder for temporary files", e);
        }
    }

    private static void parse(Path file, Consumer<String> task, Consumer<String> dataset) throws IOException {
        try (var json = new JsonFactory().createParser(file.toFile())) {
            require(json, json.nextToken() == JsonToken.START_OBJECT);
            boolean tasks = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                if (field.equals("tasks")) {
                    tasks = true;
                    tasks(json, task);
                } else if (field.equals("dataset") && json.currentToken() == JsonToken.VALUE_STRING) {
                    dataset.accept(json.getText());
                } else {
                    json.skipChildren();
                }
            }
            require(json, tasks && json.currentToken() == JsonToken.END_OBJECT);
        }
    }

    private static void tasks(JsonParser json, Consumer<String> task) throws IOException {
        require(json, json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var field = json.currentName();
                json.nextToken();
                if (field.equals("id")) {
                    id = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            require(json, id != null);
            task.accept(id);
        }
        require(json, json.currentToken() == JsonToken.END_ARRAY);
    }

    private static void require(JsonParser json, boolean holds) throws JsonProcessingException {
        if (!holds) {
            throw new JsonParseException(json, "this is no plan");
        }
    }
}
