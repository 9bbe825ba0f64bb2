package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tarnish.experiment.request.RequestError;

/** The published JSON Schema of experiments, and its findings in words that help. */
final class RequestSchema {
    private static final String RESOURCE = "/schema/experiment.schema.json";

    private final JsonSchema schema;

    RequestSchema() {
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        try (var stream = RequestSchema.class.getResourceAsStream(RESOURCE)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(stream, config);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        schema.initializeValidators();
    }

    /** Finds everything in which a request departs from the schema. */
    void check(JsonNode request, Findings findings) {
        var messages = schema.validate(request);
        var ofWrongType = messages.stream()
                .filter(message -> message.getType().equals("type"))
                .map(ValidationMessage::getInstanceLocation)
                .collect(Collectors.toSet());
        messages.stream()
                .filter(message -> !message.getType().equals("if"))
                // What is of the wrong type is none of the allowed values either; once is enough.
                .filter(message ->
                        !message.getType().equals("enum") || !ofWrongType.contains(message.getInstanceLocation()))
                .forEach(message -> findings.add(path(message), () -> error(message)));
    }

    private RequestError error(ValidationMessage message) {
        var path = path(message);
        var node = message.getInstanceNode();
        var rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "enum" -> Wording.unknownName(path, node, texts(rule));
            case "additionalProperties" -> Wording.unknownField(path, message.getProperty(), properties(message));
            case "required" -> Wording.missing(path, message.getProperty());
            case "type" -> Wording.type(path, node, rule);
            case "minimum" -> Wording.mustBe(path, node, "at least " + rule.asText());
            case "maximum" -> Wording.mustBe(path, node, "at most " + rule.asText());
            case "exclusiveMaximum" -> Wording.mustBe(path, node, "less than " + rule.asText());
            case "exclusiveMinimum" -> Wording.mustBe(path, node, "greater than " + rule.asText());
            case "minLength", "minItems" ->
                new RequestError(path, Wording.shown(node), tooShort(node, rule), List.of());
            case "maxLength" -> Wording.mustBe(path, node, "text of at most " + rule.asText() + " characters");
            case "maxItems" ->
                new RequestError(
                        path,
                        Wording.shown(node),
                        "must have at most " + rule.asText() + " entries, has " + node.size(),
                        List.of());
            case "minProperties", "maxProperties" -> Wording.mustBe(path, node, "a mapping with exactly one key");
            case "uniqueItems" ->
                new RequestError(path, Wording.shown(node), "must not name the same thing twice", List.of());
            case "pattern" -> Wording.mustBe(path, node, "text that matches " + rule.asText());
            default -> new RequestError(path, Wording.shown(node), plain(message), List.of());
        };
    }

    private static String tooShort(JsonNode node, JsonNode rule) {
        return rule.asInt() == 1
                ? "must not be empty"
                : "must have at least " + rule.asText() + " entries, has " + node.size();
    }

    private static String plain(ValidationMessage message) {
        var text = message.getMessage();
        int colon = text.indexOf(": ");
        return colon >= 0 && colon < text.length() - 2 ? text.substring(colon + 2) : text;
    }

    /** The names that the schema knows beside an unknown one. */
    private List<String> properties(ValidationMessage message) {
        var names = new ArrayList<String>();
        var pointer = message.getSchemaLocation().getFragment().toString();
        var owner = pointer.substring(0, pointer.lastIndexOf('/'));
        schema.getSchemaNode().at(owner + "/properties").fieldNames().forEachRemaining(names::add);
        names.remove("$schema");
        return names;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** A JSON pointer as people write paths: {@code /a/b/0} is {@code a.b[0]}. */
    private static String path(ValidationMessage message) {
        var text = new StringBuilder();
        var location = message.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            var element = location.getElement(i);
            if (element instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(Wording.shorten(element.toString()));
            }
        }
        return text.toString();
    }
}
