package org.tarnish.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Names of files from bytes, without loss: bytes that are no character are written as {@code ⟨E4⟩}, and the character ⟨
 * itself as {@code ⟨27E8⟩}, so that two different names never become one.
 */
final class EntryText {
    private static final char OPEN = '\u27E8';
    private static final char CLOSE = '\u27E9';

    private EntryText() {}

    static String utf8(byte[] name) {
        return decoded(name, StandardCharsets.UTF_8);
    }

    /** What zip archives are written in that do not say otherwise (PKWARE's APPNOTE, appendix D). */
    static String cp437(byte[] name) {
        return decoded(name, Charset.forName("IBM437"));
    }

    private static String decoded(byte[] name, Charset charset) {
        var decoder = charset.newDecoder();
        var bytes = ByteBuffer.wrap(name);
        var chars = CharBuffer.allocate(name.length + 1);
        var text = new StringBuilder();
        while (true) {
            var result = decoder.decode(bytes, chars, true);
            text.append(chars.flip().toString().replace(String.valueOf(OPEN), OPEN + "27E8" + CLOSE));
            chars.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (var i = 0; i < result.length(); i++) {
                text.append(OPEN).append(String.format("%02X", bytes.get())).append(CLOSE);
            }
            decoder.reset();
        }
    }
}
