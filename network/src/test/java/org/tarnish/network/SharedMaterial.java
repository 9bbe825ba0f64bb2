package org.tarnish.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds reference material that is not part of the repository. */
public final class SharedMaterial {
    private SharedMaterial() {}

    /** A file or folder of it; the test is skipped, saying so, where there is none. */
    public static Path file(String path) {
        var given = System.getenv("TARNISH_SHARED");
        if (given != null) {
            var file = Path.of(given).resolve(path);
            assumeTrue(Files.exists(file), "skipped: TARNISH_SHARED has no " + path);
            return file;
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve("../shared").resolve(path).normalize();
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "skipped: needs " + path + " of the shared material, set TARNISH_SHARED");
        throw new IllegalStateException("unreachable: an assumption that fails throws");
    }
}
