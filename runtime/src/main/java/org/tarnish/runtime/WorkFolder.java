package org.tarnish.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.machine.file.FileTree;

/**
 * One process's folder for temporary files, {@code scratch/<pid>-<start>} below the folder that services share, gone with
 * all of its files when it is closed. What a killed process left is removed when the next one makes its folder: a process
 * holds a lock as long as it lives, and a folder whose lock can be taken has nobody. A process makes one folder at a time.
 */
public final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
    private static final String LOCK = ".lock";

    private final Path parent;
    private final Path folder;
    private final FileChannel held;

    private WorkFolder(Path parent, Path folder, FileChannel held) {
        this.parent = parent;
        this.folder = folder;
        this.held = held;
    }

    /**
     * Makes this process's folder and removes those of processes that are gone.
     *
     * @param work the folder that services share; made when needed
     */
    public static WorkFolder in(Path work) {
        var process = ProcessHandle.current();
        var start = process.info().startInstant().orElseGet(Instant::now).toEpochMilli();
        try {
            return in(work, process.pid() + "-" + start);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make a folder for temporary files in " + work + "; set TARNISH_WORK", e);
        }
    }

    private static WorkFolder in(Path work, String process) throws IOException {
        var parent = Files.createDirectories(work.resolve("scratch"));
        // Whoever makes a folder or removes some holds this lock, so that no folder is seen before its own lock is
        // held.
        try (var turn = turn(parent)) {
            removeAbandoned(parent, process);
            var number = 1;
            while (Files.exists(parent.resolve(name(process, number) + LOCK))) {
                number++;
            }
            var name = name(process, number);
            var held = FileChannel.open(
                    parent.resolve(name + LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            return new WorkFolder(parent, Files.createDirectory(parent.resolve(name)), held);
        }
    }

    /** Where this process's temporary files go. */
    public Path path() {
        return folder;
    }

    @Override
    public void close() {
        try (var turn = turn(parent)) {
            held.close();
            remove(parent, folder.getFileName().toString());
        } catch (IOException e) {
            LOG.warn("the folder {} stays until the next start: {}", folder, e.toString());
        }
    }

    private static FileChannel turn(Path parent) throws IOException {
        var channel = FileChannel.open(parent.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void removeAbandoned(Path parent, String process) throws IOException {
        for (var name : locked(parent)) {
            // To open a lock file of this process and close it again would give its lock away.
            if (!name.equals(process) && !name.startsWith(process + "-")) {
                try {
                    if (isAbandoned(parent.resolve(name + LOCK))) {
                        remove(parent, name);
                        LOG.info("removed {}, which a killed process had left", parent.resolve(name));
                    }
                } catch (IOException e) {
                    LOG.warn(
                            "cannot remove {}, which a killed process has left: {}",
                            parent.resolve(name),
                            e.toString());
                }
            }
        }
    }

    private static List<String> locked(Path parent) throws IOException {
        try (var files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> name.substring(0, name.length() - LOCK.length()))
                    .toList();
        }
    }

    private static boolean isAbandoned(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        }
    }

    /** The lock file last: a folder that could only be removed in part is found again. */
    private static void remove(Path parent, String name) throws IOException {
        FileTree.delete(parent.resolve(name));
        Files.delete(parent.resolve(name + LOCK));
    }

    private static String name(String process, int number) {
        return number == 1 ? process : process + "-" + number;
    }
}
