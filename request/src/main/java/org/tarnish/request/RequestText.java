package org.tarnish.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Turns text that anybody may have written into trees, whatever reads requests: one JSON or YAML document that gives no
 * key twice, has no alias, and is at most {@value #DEEPEST} levels deep. Of any text it reads no more than that needs.
 */
public final class RequestText {
    private static final int DEEPEST = 1000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What the parsers add for those who program them. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(" \\((start marker|for \\w+ starting) at .*|, from `[^`]*`|: enable `.*");

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final ObjectMapper JSON = strict(JsonMapper.builder());
    private static final ObjectMapper YAML = strict(YAMLMapper.builder(new YAMLFactory()));

    private RequestText() {}

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
        var mapper = builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        return mapper;
    }

    /**
     * Bytes of UTF-8 as text, without the mark with which editors of some systems begin every file.
     *
     * @throws CharacterCodingException if they are not UTF-8
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** The JSON of a text; missing where there is nothing but white space. */
    public static JsonNode json(String text) throws UnreadableRequest {
        return tree(JSON, text);
    }

    /** The YAML of a text, or its JSON, which is YAML too; missing where there is nothing but white space. */
    public static JsonNode yaml(String text) throws UnreadableRequest {
        refuseAliases(text);
        return tree(YAML, text);
    }

    private static JsonNode tree(ObjectMapper mapper, String text) throws UnreadableRequest {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** The mapper would silently take an alias for a text. */
    private static void refuseAliases(String text) throws UnreadableRequest {
        try (var parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    var at = parser.currentTokenLocation();
                    throw new UnreadableRequest(
                            at.getLineNr(),
                            at.getColumnNr(),
                            "the alias *" + Wording.shorten(parser.getText())
                                    + " is not supported, so write the value out");
                }
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    private static UnreadableRequest unreadable(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null) {
            var mark = marked.getProblemMark();
            var reason = words(marked.getProblem());
            return mark == null
                    ? new UnreadableRequest(0, 0, reason)
                    : new UnreadableRequest(mark.getLine() + 1, mark.getColumn() + 1, reason);
        }
        var at = e.getLocation();
        var reason = words(e.getOriginalMessage());
        return at == null
                ? new UnreadableRequest(0, 0, reason)
                : new UnreadableRequest(Math.max(0, at.getLineNr()), at.getColumnNr(), reason);
    }

    private static String words(String message) {
        var line = message == null ? "" : message.lines().findFirst().orElse("").strip();
        return Wording.shorten(FOR_PROGRAMMERS.matcher(line).replaceAll(""));
    }
}
