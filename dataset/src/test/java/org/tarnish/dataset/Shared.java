package org.tarnish.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the material beside the repository, or skips the test aloud. */
final class Shared {
    private Shared() {}

    static Path file(String name) {
        var setting = System.getenv("TARNISH_SHARED");
        if (setting != null) {
            return existing(Path.of(setting).resolve(name), name);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolveSibling("shared").resolve(name).normalize();
            if (Files.exists(file)) {
                return file;
            }
        }
        return existing(Path.of("../shared").resolve(name), name);
    }

    private static Path existing(Path file, String name) {
        Assumptions.assumeTrue(
                Files.exists(file),
                "skipped: no shared/" + name + " here; set TARNISH_SHARED to the folder that has it");
        return file;
    }
}
