package org.tarnish.cli.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** What files of weights say of themselves: text by name, lists as JSON. */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Facts() {}

    static Map<String, String> of(TrainedRun trained) {
        var result = trained.result();
        var facts = new LinkedHashMap<String, String>();
        facts.put("architecture", result.architecture());
        facts.put("classes", json(trained.classes()));
        facts.put("normalization_mean", json(result.normalization().mean()));
        facts.put("normalization_std", json(result.normalization().deviation()));
        facts.put("image_size", "" + trained.side());
        facts.put("image_sizing", trained.sizing().sentence());
        facts.put("dataset", trained.dataset().id());
        facts.put("experiment", trained.experiment().id());
        facts.put("run", trained.id());
        facts.put("sha256", result.modelSha256());
        return facts;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }
}
