package org.tarnish.machine.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 in the making; texts and numbers are added so that no two sequences of them run into each other. The sums of
 * whole contents, written as 64 lower-case hexadecimal digits, are those of {@code sha256sum}.
 */
public final class Sha256 {
    private static final int PIECE = 1 << 16;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The sum of some bytes. */
    public static String of(byte[] content) {
        return new Sha256().add(ByteBuffer.wrap(content)).hex();
    }

    /** The sum of a text's UTF-8 bytes. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum of a file's content, read in pieces. */
    public static String of(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return new Sha256().add(content).hex();
        }
    }

    /** Starts with a text that says what is hashed. */
    public static Sha256 begin(String kind) {
        return new Sha256().add(kind);
    }

    /** Adds the number of a text's UTF-8 bytes, then these. */
    public Sha256 add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds eight bytes, the highest first. */
    public Sha256 add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** Adds what is left in a buffer, without its length, and leaves nothing in it. */
    public Sha256 add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds a stream to its end, without its length. */
    public Sha256 add(InputStream content) throws IOException {
        var piece = new byte[PIECE];
        for (var n = content.read(piece); n >= 0; n = content.read(piece)) {
            digest.update(piece, 0, n);
        }
        return this;
    }

    /** The 32 bytes of the sum; begins anew. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** The sum as 64 lower-case hexadecimal digits; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
