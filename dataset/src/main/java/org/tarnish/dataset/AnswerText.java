package org.tarnish.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says in words what an answer that should be an archive seems to be instead, from its first bytes. */
final class AnswerText {
    private static final int MOST_SHOWN = 60;

    private AnswerText() {}

    static String of(byte[] head, long bytes) {
        if (bytes == 0) {
            return "nothing at all";
        }
        var text = new String(head, StandardCharsets.UTF_8).strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return "an HTML page of " + bytes + " bytes";
        }
        var line = text.lines().findFirst().orElse("");
        // The head may end within a character, which then reads as a replacement.
        if (!line.isEmpty() && text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c)) && isText(text)) {
            return "a text of " + bytes + " bytes that begins with '" + shown(line) + "'";
        }
        return bytes + " bytes of another kind";
    }

    private static boolean isText(String text) {
        return text.indexOf('\ufffd') < 0 || text.indexOf('\ufffd') >= text.length() - 3;
    }

    private static String shown(String line) {
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }
}
