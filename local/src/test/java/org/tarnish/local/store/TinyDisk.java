package org.tarnish.local.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk in memory with little room, mounted on a folder; only where tests may mount. */
final class TinyDisk implements AutoCloseable {
    private final Path folder;

    private TinyDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts, or skips the test aloud. */
    static TinyDisk mount(Path folder, int kibibytes) throws IOException, InterruptedException {
        var refused = run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString());
        if (!refused.isEmpty()) {
            System.err.println("SKIPPED: full disks are not tested, since this user may not mount one: " + refused);
            Assumptions.abort("cannot mount a small disk: " + refused);
        }
        return new TinyDisk(folder);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        var refused = run("umount", folder.toString());
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    /** What a command says when it fails, else nothing. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return e.getMessage();
        }
        var says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return command[0] + " does not end";
        }
        return process.exitValue() == 0 ? "" : command[0] + " failed: " + says;
    }
}
