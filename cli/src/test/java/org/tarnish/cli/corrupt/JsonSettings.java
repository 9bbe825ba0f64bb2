package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as a manifest has them. */
final class JsonSettings {
    private JsonSettings() {}

    static CorruptSettings read(Path manifest) throws IOException {
        return new ObjectMapper()
                .readValue(Files.readAllBytes(manifest), Manifest.class)
                .settings();
    }
}
