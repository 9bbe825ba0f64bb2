package org.tarnish.corruption.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.tarnish.pipeline.event.RequestError;

/** Turns the bytes of a record, which may hold anything, into JSON. */
final class RequestReader {
    static final int MOST_BYTES = 1024 * 1024;

    private static final String HALF_A_SURROGATE_PAIR =
            "the request has half a surrogate pair, such as \\ud800, in a text; write whole characters";
    private static final String EMPTY = "the request is empty; send an experiment as a JSON object";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What the parser adds for those who program it. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(" \\((start marker|for \\w+ starting) at .*|, from `[^`]*`|: enable `.*");

    /** What the parser says of it in the name of a field; in a value it lets it pass. */
    private static final Pattern HALF_A_PAIR_IN_A_NAME =
            Pattern.compile("(Unexpected low surrogate|Broken surrogate pair) in ");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestReader() {}

    /**
     * @throws BadRequest if the bytes are not a JSON object of reasonable size
     */
    static JsonNode read(byte[] value) {
        if (value == null || value.length == 0) {
            throw bad(EMPTY);
        }
        if (value.length > MOST_BYTES) {
            throw bad("the request has " + value.length + " bytes; at most " + MOST_BYTES + " are allowed");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            throw bad("the request is not valid UTF-8; send JSON in UTF-8");
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(withoutMark(new String(value, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            var problem = words(e.getOriginalMessage());
            if (HALF_A_PAIR_IN_A_NAME.matcher(problem).lookingAt()) {
                throw bad(HALF_A_SURROGATE_PAIR);
            }
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw bad("the request is not JSON" + where + ": " + problem);
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

    /** Editors of some systems begin every file with a mark that is no JSON. */
    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String words(String message) {
        var line = message == null ? "" : message.lines().findFirst().orElse("");
        return Wording.shorten(FOR_PROGRAMMERS.matcher(line).replaceAll(""));
    }

    private static BadRequest bad(String message) {
        return new BadRequest(List.of(new RequestError("", null, message, null)));
    }
}
