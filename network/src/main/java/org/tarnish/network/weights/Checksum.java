package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Checksum {
    private static final int PIECE = 1 << 16;

    private Checksum() {}

    /** 64 lower-case hex digits. */
    static String of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException if the file's sum does not begin with the expected digits */
    static void check(String name, Path file, String expected) throws IOException {
        var sum = of(file);
        if (!sum.startsWith(expected)) {
            throw new IllegalArgumentException("the weights '" + name + "' are not the expected ones: their sha256 is "
                    + sum + ", expected was " + expected + "; fetch them again or correct the sum");
        }
    }
}
