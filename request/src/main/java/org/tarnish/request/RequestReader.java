package org.tarnish.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;

/** Turns the bytes of a record, which may hold anything, into JSON. */
public final class RequestReader {
    private static final String HALF_A_SURROGATE_PAIR =
            "the request has half a surrogate pair, such as \\ud800, in a text; write whole characters";

    /** What the parser says of it in the name of a field; in a value it lets it pass. */
    private static final Pattern HALF_A_PAIR_IN_A_NAME =
            Pattern.compile("(Unexpected low surrogate|Broken surrogate pair) in ");

    private static final String EMPTY = "the request is empty; send an experiment as a JSON object";

    /** Reads records whatever else a tree holds: the schema says what is too much. */
    private static final ObjectMapper RECORDS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RequestReader() {}

    /**
     * The JSON object in a record.
     *
     * @throws BadRequest if the bytes are not a JSON object of reasonable size
     */
    public static JsonNode read(byte[] value) {
        if (value == null || value.length == 0) {
            throw bad(EMPTY);
        }
        if (value.length > ExperimentRequest.MOST_BYTES) {
            throw bad("the request has " + value.length + " bytes; at most " + ExperimentRequest.MOST_BYTES
                    + " are allowed");
        }
        JsonNode json;
        try {
            json = RequestText.json(RequestText.decode(value));
        } catch (CharacterCodingException e) {
            throw bad("the request is not valid UTF-8; send JSON in UTF-8");
        } catch (UnreadableRequest e) {
            if (HALF_A_PAIR_IN_A_NAME.matcher(e.getMessage()).lookingAt()) {
                throw bad(HALF_A_SURROGATE_PAIR);
            }
            throw bad("the request is not JSON" + e.place() + ": " + e.getMessage());
        }
        if (json.isMissingNode()) {
            throw bad(EMPTY);
        }
        if (!json.isObject()) {
            throw bad("the request must be a JSON object, was " + Wording.described(json));
        }
        requireRepresentable(json);
        return json;
    }

    /** The name that a request gives itself, shortened for messages, or null if it gives none. */
    public static String name(JsonNode request) {
        var name = request.path("name");
        return name.isTextual() ? Wording.shown(name) : null;
    }

    /**
     * A part of a request as a record.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    static <T> T as(JsonNode part, Class<T> type) {
        return RECORDS.convertValue(part, type);
    }

    /** Refuses what JSON can spell and no answer could repeat: half a surrogate pair, a number beyond a double. */
    private static void requireRepresentable(JsonNode json) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json.toString())) {
            throw bad(HALF_A_SURROGATE_PAIR);
        }
        requireFinite(json);
    }

    private static void requireFinite(JsonNode json) {
        if (json.isFloatingPointNumber() && !Double.isFinite(json.doubleValue())) {
            throw bad("the request has a number that is too large for a double; at most 1.8e308 is possible");
        }
        json.forEach(RequestReader::requireFinite);
    }

    private static BadRequest bad(String message) {
        return new BadRequest(List.of(new RequestError("", null, message, null)));
    }
}
