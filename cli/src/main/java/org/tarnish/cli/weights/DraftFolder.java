package org.tarnish.cli.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import org.tarnish.machine.file.FileTree;

/** A folder that appears whole or not at all: it is filled under another name beside its own, and gone if it is not kept. */
final class DraftFolder implements AutoCloseable {
    private final Path target;
    private final Path draft;

    private DraftFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    static DraftFolder of(Path target) throws IOException {
        var draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        FileTree.delete(draft);
        Files.createDirectories(draft);
        return new DraftFolder(target, draft);
    }

    /** Where files are written. */
    Path path() {
        return draft;
    }

    /**
     * Gives the folder its own name.
     *
     * @return false if a folder of that name holds the same files already
     * @throws IOException if it holds others, which stay as they are
     */
    boolean keep() throws IOException {
        if (Files.isDirectory(target) && names(target).isEmpty()) {
            Files.delete(target);
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
        if (!isSame()) {
            throw new IOException("The folder " + target
                    + " holds something else, and is left as it is: remove it, or name another place with --out.");
        }
        return false;
    }

    private boolean isSame() throws IOException {
        if (!Files.isDirectory(target) || !names(target).equals(names(draft))) {
            return false;
        }
        for (var name : names(draft)) {
            var file = target.resolve(name);
            if (!Files.isRegularFile(file) || Files.mismatch(file, draft.resolve(name)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(draft);
    }
}
