package org.tarnish.local.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.tarnish.cli.folder.PrivateFile;

/**
 * The two halves of an S3 client's identity.
 *
 * @param accessKey who
 * @param secretKey the proof; never printed, never on a command line
 */
public record Credentials(String accessKey, String secretKey) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The credentials kept in a file; made at random, and kept there for their owner's eyes only, if there is none.
     *
     * @throws IOException if the file cannot be read or written, or holds something else
     */
    public static Credentials in(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        var made = new Credentials("tarnish-" + random(6), random(20));
        PrivateFile.write(file, JSON.writeValueAsBytes(made));
        return made;
    }

    private static Credentials read(Path file) throws IOException {
        try {
            var kept = JSON.readValue(file.toFile(), Credentials.class);
            if (kept.accessKey == null || kept.secretKey == null) {
                throw new IOException(damaged(file));
            }
            return kept;
        } catch (JsonProcessingException e) {
            throw new IOException(damaged(file), e);
        }
    }

    private static String damaged(Path file) {
        return "The credentials in " + file + " are damaged: delete the file, and new ones are made.";
    }

    private static String random(int bytes) {
        var drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    @Override
    public String toString() {
        return "Credentials[" + accessKey + "]";
    }
}
