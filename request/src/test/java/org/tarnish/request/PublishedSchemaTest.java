package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.DatasetLayouts;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.request.OptimizerKind;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.schedule.Schedules;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

/** The published schema names exactly what the catalogues hold; {@code -Dtarnish.update=true} writes it anew. */
class PublishedSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("../docs/schema/experiment.schema.json");

    @Test
    void namesWhatTheCataloguesHold() throws IOException {
        var published = Files.readString(SCHEMA);
        var expected = (ObjectNode) JSON.readTree(published);
        var definitions = (ObjectNode) expected.get("$defs");
        names(definitions.get("architecture").get("else"), Architectures.names());
        var initialization = definitions.get("initialization");
        var initializations = Stream.of(Initializations.names(), Initializations.fileNames())
                .flatMap(List::stream)
                .toList();
        names(initialization.get("then"), initializations);
        initializations((ObjectNode) initialization.get("else").get("properties"), initializations);
        names(definitions.get("optimizer"), OptimizerKind.names());
        names(definitions.get("schedule").get("then"), Schedules.names());
        assertThat(definitions.at("/schedule/else/properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Schedules.names());
        names(definitions.get("corruption"), Corruptions.names());
        names(definitions.get("reduction"), Reductions.names());
        names(definitions.get("perturbation"), Perturbations.names());
        names(definitions.at("/conditions/properties/minimalImages/properties/entropy"), EntropyMeasure.labels());
        names(definitions.get("methodology").get("then"), Methodologies.names());
        methodologies((ObjectNode) definitions.get("methodology").get("else").get("properties"));
        names(definitions.at("/dataset/properties/layout"), DatasetLayouts.ids());
        names(definitions.at("/conditions/properties/imageSets/items/properties/layout"), DatasetLayouts.ids());
        var written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(expected) + "\n";
        if (Boolean.getBoolean("tarnish.update")) {
            Files.write(SCHEMA, written.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(JSON.readTree(Files.readString(SCHEMA)))
                .as("the schema lags behind the catalogues; run: mvn -pl request -am test"
                        + " -Dtest=PublishedSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dtarnish.update=true")
                .isEqualTo(expected);
    }

    private static void names(JsonNode definition, List<String> names) {
        var array = ((ObjectNode) definition).putArray("enum");
        names.forEach(array::add);
    }

    private static void initializations(ObjectNode properties, List<String> names) {
        properties.removeAll();
        for (var name : names) {
            var schema = properties.putObject(name);
            schema.put("type", "object");
            schema.put("additionalProperties", false);
            var fields = schema.putObject("properties");
            Initializations.parameters(name).forEach(parameter -> fields.set(parameter, text(parameter)));
            var required = Initializations.required(name);
            if (!required.isEmpty()) {
                schema.set("required", JSON.valueToTree(required));
            }
        }
    }

    private static ObjectNode text(String parameter) {
        var schema = JSON.createObjectNode().put("type", "string");
        return switch (parameter) {
            case "path" ->
                schema.put("description", "where the file lies below TARNISH_WEIGHTS")
                        .put("minLength", 1)
                        .put("maxLength", 1000);
            case "url" ->
                schema.put("description", "the file's http or https address")
                        .put("maxLength", 1000)
                        .put("pattern", "^https?://.+");
            case "key" ->
                schema.put("description", "the file's key in the object store")
                        .put("minLength", 1)
                        .put("maxLength", 1000);
            case "sha256" ->
                schema.put("description", "what the file must hash to").put("pattern", "^[0-9a-f]{64}$");
            case "normalization" -> normalization();
            case "use" ->
                schema.put(
                                "description",
                                "which of a file's several state dicts is meant: ema, or its place in the file")
                        .put("minLength", 1)
                        .put("maxLength", 200);
            default -> throw new IllegalArgumentException("say what the parameter '" + parameter + "' may be");
        };
    }

    /** A name, or a mean and a deviation. */
    private static ObjectNode normalization() {
        var schema = JSON.createObjectNode()
                .put(
                        "description",
                        "how images were normalized; default: as a layer of the file says, else as the data set");
        schema.putArray("type").add("string").add("object");
        schema.putObject("if").put("type", "string");
        names(schema.putObject("then"), Initializations.normalizations());
        var own = schema.putObject("else").put("additionalProperties", false);
        own.putArray("required").add("mean").add("std");
        var fields = own.putObject("properties");
        numbers(fields.putObject("mean"), "of samples in 0..1", 0, 1);
        numbers(fields.putObject("std"), "for samples in 0..1", 0.001, 10);
        return schema;
    }

    private static void numbers(ObjectNode schema, String description, double least, double most) {
        schema.put("type", "array")
                .put("description", description)
                .put("minItems", 3)
                .put("maxItems", 3)
                .putObject("items")
                .put("type", "number")
                .put("minimum", least)
                .put("maximum", most);
    }

    private static void methodologies(ObjectNode properties) {
        properties.removeAll();
        for (var methodology : Methodologies.all()) {
            var schema = properties.putObject(methodology.name());
            schema.put("type", "object");
            schema.put("additionalProperties", false);
            var fields = schema.putObject("properties");
            var required = JSON.createArrayNode();
            for (var parameter : methodology.parameters()) {
                fields.set(parameter.name(), JSON.valueToTree(parameter.schema()));
                if (parameter.fallback() == null) {
                    required.add(parameter.name());
                }
            }
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
        }
    }
}
