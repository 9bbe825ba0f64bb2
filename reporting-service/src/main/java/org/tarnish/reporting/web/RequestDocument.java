package org.tarnish.reporting.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.tarnish.pipeline.json.Json;
import org.tarnish.request.RequestText;
import org.tarnish.request.UnreadableRequest;

/** A request as it was posted. */
final class RequestDocument {
    private RequestDocument() {}

    /**
     * YAML as JSON; JSON is YAML too.
     *
     * @throws IllegalArgumentException if it is neither, with the place of the first error
     */
    static byte[] json(byte[] yaml) {
        try {
            return Json.bytes(RequestText.yaml(RequestText.decode(yaml)));
        } catch (UnreadableRequest e) {
            throw new IllegalArgumentException("the request is not YAML" + e.place() + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the request is not valid UTF-8; send YAML in UTF-8", e);
        }
    }

    /** The name that a request gives itself, or null: what is no JSON gets an id all the same, under which it is rejected. */
    static String name(byte[] json) {
        try {
            return Json.read(json, JsonNode.class).path("name").textValue();
        } catch (UncheckedIOException e) {
            return null;
        }
    }
}
