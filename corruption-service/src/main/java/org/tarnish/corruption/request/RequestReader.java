package org.tarnish.corruption.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tarnish.pipeline.event.RequestError;

/** Turns the bytes of a record, which may hold anything, into JSON. */
final class RequestReader {
    static final int MOST_BYTES = 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestReader() {}

    /**
     * @throws BadRequest if the bytes are not a JSON object of reasonable size
     */
    static JsonNode read(byte[] value) {
        if (value == null || value.length == 0) {
            throw bad("the request is empty; send an experiment as a JSON object");
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
            json = MAPPER.readTree(new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw bad("the request is not JSON" + where + ": " + firstLine(e.getOriginalMessage()));
        }
        if (!json.isObject()) {
            throw bad("the request must be a JSON object, was " + json.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
        return json;
    }

    private static String firstLine(String message) {
        var line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    private static BadRequest bad(String message) {
        return new BadRequest(List.of(new RequestError("", null, message, null)));
    }
}
