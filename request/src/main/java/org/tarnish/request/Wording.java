package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.tarnish.experiment.request.RequestError;

/** Errors in words: what is wrong, what was meant, what is allowed. */
final class Wording {
    private static final int MOST_CHARACTERS = 120;

    private Wording() {}

    static RequestError unknownName(String path, JsonNode value, List<String> allowed) {
        var name = value.asText();
        return new RequestError(
                path, shown(value), "there is no '" + shorten(name) + "'" + instead(name, allowed), allowed);
    }

    static RequestError unknownField(String path, String field, List<String> allowed) {
        return new RequestError(
                within(path, field),
                null,
                "there is no field '" + shorten(field) + "' here" + instead(field, allowed),
                allowed);
    }

    static RequestError missing(String path, String field) {
        return new RequestError(within(path, field), null, "is missing; give it a value", List.of());
    }

    static RequestError type(String path, JsonNode value, JsonNode types) {
        return mustBe(path, value, type(types));
    }

    static RequestError mustBe(String path, JsonNode value, String allowed) {
        return new RequestError(path, shown(value), "must be " + allowed + ", was " + described(value), List.of());
    }

    /** The path of a field of what stands at another path. */
    static String within(String path, String field) {
        return path.isEmpty() ? shorten(field) : path + "." + shorten(field);
    }

    /** A value as messages show it. */
    static String shown(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return null;
        }
        return shorten(value.isTextual() ? value.asText() : value.toString());
    }

    /** A value and what it is, as messages say it. */
    static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.asText().isEmpty() ? "the empty text" : "the text '" + shown(value) + "'";
            case ARRAY -> value.isEmpty() ? "an empty list" : "the list " + shown(value);
            case OBJECT -> value.isEmpty() ? "an empty mapping" : "the mapping " + shown(value);
            default -> shown(value);
        };
    }

    private static String type(JsonNode rule) {
        var types = new ArrayList<String>();
        if (rule.isArray()) {
            rule.forEach(item -> types.add(item.asText()));
        } else {
            types.add(rule.asText());
        }
        return types.stream().map(Wording::article).collect(Collectors.joining(" or "));
    }

    private static String article(String type) {
        return switch (type) {
            case "integer" -> "an integer";
            case "array" -> "a list";
            case "object" -> "a mapping";
            case "string" -> "text";
            case "boolean" -> "true or false";
            default -> "a " + type;
        };
    }

    private static String instead(String name, List<String> allowed) {
        return closest(name, allowed).map(Wording::didYouMean).orElse("")
                + (allowed.isEmpty() ? "; leave it out" : "; allowed: " + String.join(", ", allowed));
    }

    static String didYouMean(String name) {
        return " (did you mean '" + name + "'?)";
    }

    /** The allowed name that a misspelled one most likely means. */
    static Optional<String> closest(String name, List<String> allowed) {
        var lower = name.toLowerCase(Locale.ROOT);
        return allowed.stream()
                .filter(candidate -> distance(lower, candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate)));
    }

    private static int distance(String a, String b) {
        return a.length() > MOST_CHARACTERS
                ? a.length()
                : LevenshteinDistance.getDefaultInstance().apply(a, b);
    }

    /** Text of bounded length; half a surrogate pair at its end would be no text. */
    static String shorten(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean pairIsCut = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, pairIsCut ? MOST_CHARACTERS - 1 : MOST_CHARACTERS) + "...";
    }
}
