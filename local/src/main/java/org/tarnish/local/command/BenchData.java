package org.tarnish.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.local.folder.DataFolder;

/** The data folder of a benchmark: the named one, which stays, or one of its own that ends with it. */
final class BenchData implements AutoCloseable {
    private final DataFolder folder;
    private final Path own;

    private BenchData(DataFolder folder, Path own) {
        this.folder = folder;
        this.own = own;
    }

    /** @param named null for one of its own: thousands of tasks do not belong among a user's */
    static BenchData of(DataFolder named) throws IOException {
        if (named != null) {
            return new BenchData(named, null);
        }
        var own = Files.createTempDirectory("tarnish-bench");
        return new BenchData(new DataFolder(own), own);
    }

    DataFolder folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            BenchLearning.delete(own);
        }
    }
}
