package org.tarnish.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the reference material, which lies beside the repository and is not part of it. */
final class Shared {
    private Shared() {}

    /** A file of the material; the test is skipped where the material is absent. */
    static Path file(String path) {
        var configured = System.getenv("TARNISH_SHARED");
        var roots = configured == null
                ? Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("../shared").normalize())
                : Stream.of(Path.of(configured));
        var found = roots.map(root -> root.resolve(path)).filter(Files::exists).findFirst();
        assumeTrue(found.isPresent(), "skipped: no " + path + " in TARNISH_SHARED or ../shared");
        return found.get();
    }
}
