package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarnish.pipeline.event.RequestError;

/** Errors in words: what is wrong, what was meant, what is allowed. */
final class Wording {
    private static final int MOST_CHARACTERS = 120;

    private Wording() {}

    static RequestError unknownName(String path, JsonNode value, List<String> allowed) {
        var name = value.asText();
        return new RequestError(
                path,
                shown(value),
                "there is no '" + shorten(name) + "'" + closest(name, allowed).map(Wording::didYouMean).orElse("")
                        + "; allowed: " + String.join(", ", allowed),
                allowed);
    }

    static RequestError unknownField(String path, String field, List<String> allowed) {
        var whole = path.isEmpty() ? field : path + "." + field;
        return new RequestError(
                whole,
                null,
                "there is no field '" + shorten(field) + "' here" + closest(field, allowed).map(Wording::didYouMean).orElse("")
                        + "; allowed: " + String.join(", ", allowed),
                allowed);
    }

    static RequestError range(String path, JsonNode value, String allowed) {
        return new RequestError(path, shown(value), "must be " + allowed + ", was " + shown(value), List.of());
    }

    /** A value as messages show it. */
    static String shown(JsonNode value) {
        return value == null || value.isMissingNode() ? null : shorten(value.isTextual() ? value.asText() : value.toString());
    }

    static String type(JsonNode rule) {
        if (rule.isArray()) {
            var names = new ArrayList<String>();
            rule.forEach(item -> names.add(article(item.asText())));
            return String.join(" or ", names);
        }
        return article(rule.asText());
    }

    static String typeOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "an integer";
        }
        return article(value.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private static String article(String type) {
        return switch (type) {
            case "integer" -> "an integer";
            case "array" -> "a list";
            case "object" -> "a mapping";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "null" -> "nothing";
            default -> "a " + type;
        };
    }

    private static String didYouMean(String name) {
        return "; did you mean '" + name + "'?";
    }

    /** The allowed name that a misspelled one most likely means. */
    static Optional<String> closest(String name, List<String> allowed) {
        var lower = name.toLowerCase(Locale.ROOT);
        return allowed.stream()
                .filter(candidate -> distance(lower, candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate)));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of single characters. */
    private static int distance(String a, String b) {
        if (a.length() > MOST_CHARACTERS) {
            return a.length();
        }
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String shorten(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
    }
}
