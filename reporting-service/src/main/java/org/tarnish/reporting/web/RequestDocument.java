package org.tarnish.reporting.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tarnish.pipeline.json.Json;

/** A request as it was posted. */
final class RequestDocument {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_CHARACTERS_OF_NAME = 60;
    private static final int BASE = 36;

    /** Random digits of an id: a thousand submissions in one second hardly ever draw the same. */
    private static final int DRAWN = 8;

    private RequestDocument() {}

    /**
     * YAML as JSON; JSON is YAML too.
     *
     * @throws IllegalArgumentException if it is neither, with the place of the first error
     */
    static byte[] json(byte[] yaml) {
        try {
            return Json.bytes(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException("the request is not YAML"
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new IllegalArgumentException("the request is not YAML in UTF-8: " + e.getMessage());
        }
    }

    /** A new id that begins with the request's name, as far as it has one. */
    static String id(byte[] json, Instant now) {
        String name = "experiment";
        try {
            JsonNode given = Json.read(json, JsonNode.class).path("name");
            name = given.isTextual() ? slug(given.asText()) : name;
        } catch (java.io.UncheckedIOException e) {
            // Not JSON: it gets an id all the same, under which it is rejected.
            name = "experiment";
        }
        return name + "-" + STAMP.format(now) + "-" + drawn();
    }

    private static String drawn() {
        var digits = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            digits.append(Character.forDigit(RANDOM.nextInt(BASE), BASE));
        }
        return digits.toString();
    }

    private static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        slug = slug.substring(0, Math.min(slug.length(), MOST_CHARACTERS_OF_NAME));
        return slug.isEmpty() ? "experiment" : slug;
    }
}
