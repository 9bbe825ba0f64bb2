package org.tarnish.machine.network;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import org.tarnish.machine.file.Sha256;

/**
 * Which of the files that an address may hold over time it was that a server answered with, as far as it tells.
 *
 * @param tag its {@code ETag}, weak or strong, else its {@code Last-Modified}; empty where the server says neither
 * @param bytes of the whole file, where the server says so
 */
public record FileVersion(Optional<String> tag, OptionalLong bytes) {
    private static final int DIGITS = 24;
    private static final String WEAK = "W/";

    /** What the headers of an answer with a file, or a part of one, say. */
    static FileVersion of(HttpHeaders headers) {
        return new FileVersion(
                headers.firstValue("ETag")
                        .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                        .or(() -> headers.firstValue("Last-Modified")),
                bytes(headers));
    }

    /** Letters and digits that are others for another file; empty where the server does not tell files apart. */
    public Optional<String> label() {
        return tag.map(known -> Sha256.begin("version").add(known).hex().substring(0, DIGITS));
    }

    private static OptionalLong bytes(HttpHeaders headers) {
        var range = headers.firstValue("Content-Range");
        if (range.isEmpty()) {
            return number(headers.firstValue("Content-Length"));
        }
        return number(range.map(text -> text.substring(text.lastIndexOf('/') + 1)));
    }

    private static OptionalLong number(Optional<String> text) {
        return text.filter(digits -> digits.matches("[0-9]{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
