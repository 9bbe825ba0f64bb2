package org.tarnish.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes JSON as YAML that reads back as the same JSON: mappings as blocks, lists of scalars on one line. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    static String of(JsonNode json) {
        var text = new StringBuilder();
        block(text, json, 0);
        return text.toString();
    }

    private static void block(StringBuilder text, JsonNode node, int depth) {
        if (node.isObject() && !node.isEmpty()) {
            for (var field : node.properties()) {
                text.append("  ".repeat(depth)).append(scalar(field.getKey())).append(':');
                value(text, field.getValue(), depth);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            for (var item : node) {
                text.append("  ".repeat(depth)).append('-');
                value(text, item, depth);
            }
        } else {
            text.append("  ".repeat(depth)).append(inline(node)).append('\n');
        }
    }

    private static void value(StringBuilder text, JsonNode node, int depth) {
        if (node.isEmpty() || isListOfScalars(node)) {
            text.append(' ').append(inline(node)).append('\n');
        } else {
            text.append('\n');
            block(text, node, depth + 1);
        }
    }

    private static boolean isListOfScalars(JsonNode node) {
        return node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode);
    }

    private static String inline(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Yaml::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? scalar(node.textValue()) : node.toString();
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        // A JSON string is a double-quoted YAML string.
        return plain ? text : TextNode.valueOf(text).toString();
    }
}
