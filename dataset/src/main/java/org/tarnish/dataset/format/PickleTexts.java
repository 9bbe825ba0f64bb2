package org.tarnish.dataset.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The texts and bytes of a pickle; long ones stay in the file. */
final class PickleTexts {
    private static final int LONGEST_KEPT = 1 << 16;
    private static final int MOST_KEPT = 64 << 20;
    private static final int LONGEST_NAME = 1 << 8;

    private final Source source;
    private long kept;

    PickleTexts(Source source) {
        this.source = source;
    }

    /** @throws FormatException if the code is none of a text */
    Pickle.Bytes read(int code) throws IOException {
        return switch (code) {
            case 'U', 'C' -> bytes(source.unsigned(1, false), StandardCharsets.ISO_8859_1);
            case 'T', 'B' -> bytes(source.unsigned(4, false), StandardCharsets.ISO_8859_1);
            case 0x8e, 0x96 -> bytes(length(), StandardCharsets.ISO_8859_1);
            case 0x8c -> bytes(source.unsigned(1, false), StandardCharsets.UTF_8);
            case 'X' -> bytes(source.unsigned(4, false), StandardCharsets.UTF_8);
            case 0x8d -> bytes(length(), StandardCharsets.UTF_8);
            default ->
                throw new FormatException("is a pickle with the operation 0x" + Integer.toHexString(code)
                        + ", which is not followed: only dictionaries of arrays, lists, texts and numbers are read");
        };
    }

    /** The rest of a line, as names of what a pickle asks for. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (var next = source.oneByte(); next != '\n'; next = source.oneByte()) {
            if (line.length() == LONGEST_NAME) {
                throw PickleMachine.damaged();
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private long length() throws IOException {
        var length = source.unsigned(8, false);
        if (length < 0) {
            throw PickleMachine.damaged();
        }
        return length;
    }

    private Pickle.Bytes bytes(long length, Charset charset) throws IOException {
        var start = source.position();
        if (length > LONGEST_KEPT) {
            source.skip(length);
            return new Pickle.Bytes(start, length, null);
        }
        kept += length;
        if (kept > MOST_KEPT) {
            throw new FormatException("holds more than " + MOST_KEPT + " bytes of texts");
        }
        return new Pickle.Bytes(start, length, new String(source.bytes((int) length), charset));
    }
}
