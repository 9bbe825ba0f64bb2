package org.tarnish.bench.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.local.launcher.Stack;
import org.tarnish.machine.file.FileTree;

/** The data folder of a benchmark: the named one, which stays, or one of its own that ends with it. */
final class BenchData implements AutoCloseable {
    private final DataFolder folder;
    private final Path own;
    private boolean closed;

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

    /** Has a folder of its own removed on Ctrl-C too, once the stack is closed, whose second call of close waits for the first. */
    void endAfter(Stack stack) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.close();
                            try {
                                close();
                            } catch (IOException e) {
                                throw new UncheckedIOException("Cannot remove " + own + ": remove it by hand.", e);
                            }
                        },
                        "removal of the benchmark's folder"));
    }

    @Override
    public synchronized void close() throws IOException {
        if (own != null && !closed) {
            FileTree.delete(own);
        }
        closed = true;
    }
}
