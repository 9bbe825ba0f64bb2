package org.tarnish.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes JSON as YAML that reads back as the same JSON: short mappings and lists on one line, others as blocks. */
final class Yaml {
    private static final int LINE = 100;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    static String of(JsonNode json) {
        var text = new StringBuilder();
        block(text, json, 0);
        return text.toString();
    }

    private static void block(StringBuilder text, JsonNode node, int depth) {
        if (isShort(node)) {
            text.append(inline(node)).append('\n');
        } else if (node.isObject()) {
            var indent = "";
            for (var field : node.properties()) {
                text.append(indent).append(scalar(field.getKey())).append(':');
                value(text, field.getValue(), depth);
                indent = "  ".repeat(depth);
            }
        } else {
            var indent = "";
            for (var item : node) {
                text.append(indent).append("- ");
                block(text, item, depth + 1);
                indent = "  ".repeat(depth);
            }
        }
    }

    private static void value(StringBuilder text, JsonNode node, int depth) {
        if (isShort(node)) {
            text.append(' ').append(inline(node)).append('\n');
        } else {
            text.append('\n').append("  ".repeat(depth + 1));
            block(text, node, depth + 1);
        }
    }

    /** Whether a node fits on one line: a scalar, or nothing but scalars and lists of them. */
    private static boolean isShort(JsonNode node) {
        return isFlat(node)
                || node.isObject()
                        && node.size() > 1
                        && stream(node).allMatch(Yaml::isFlat)
                        && inline(node).length() <= LINE;
    }

    private static boolean isFlat(JsonNode node) {
        return node.isEmpty() || node.isArray() && stream(node).allMatch(JsonNode::isValueNode);
    }

    private static String inline(JsonNode node) {
        if (node.isArray()) {
            return stream(node).map(Yaml::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> scalar(field.getKey()) + ": " + inline(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isTextual() ? scalar(node.textValue()) : node.toString();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        // A JSON string is a double-quoted YAML string.
        return plain ? text : TextNode.valueOf(text).toString();
    }
}
