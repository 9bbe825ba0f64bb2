package org.tarnish.corruption.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.imaging.corruption.Corruptions;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.architecture.Architectures;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.learning.schedule.Schedules;
import org.tarnish.learning.weights.Initializations;

/** The published schema names exactly what the catalogues hold; {@code -Dtarnish.update=true} writes it anew. */
class PublishedSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("../docs/schema/experiment.schema.json");

    @Test
    void namesWhatTheCataloguesHold() throws IOException {
        var published = Files.readString(SCHEMA);
        var expected = (ObjectNode) JSON.readTree(published);
        var definitions = (ObjectNode) expected.get("$defs");
        names(definitions.get("architecture"), Architectures.names());
        names(definitions.get("initialization"), Initializations.names());
        names(definitions.get("optimizer"), Optimizers.names());
        names(definitions.get("schedule").get("then"), Schedules.names());
        assertThat(definitions.at("/schedule/else/properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Schedules.names());
        names(definitions.get("corruption"), Corruptions.names());
        names(definitions.get("reduction"), Reductions.names());
        names(definitions.get("methodology").get("then"), Methodologies.names());
        methodologies((ObjectNode) definitions.get("methodology").get("else").get("properties"));
        var written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(expected) + "\n";
        if (Boolean.getBoolean("tarnish.update")) {
            Files.write(SCHEMA, written.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(JSON.readTree(Files.readString(SCHEMA)))
                .as("the schema lags behind the catalogues; run: mvn -pl corruption-service -am test"
                        + " -Dtest=PublishedSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dtarnish.update=true")
                .isEqualTo(expected);
    }

    private static void names(JsonNode definition, List<String> names) {
        var array = ((ObjectNode) definition).putArray("enum");
        names.forEach(array::add);
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
