package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the files that requests name. Only regular files are opened and only folders looked through: opening a pipe or
 * reading a device may last for ever, and so may reading a file that the kernel makes up, such as those of {@code /proc}.
 * Safe for concurrent use.
 */
final class RegularFiles {
    private static final String UNIX = "unix";
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    /** Linux file systems whose files are made up when they are read. */
    private static final Set<String> MADE_UP = Set.of(
            "proc",
            "sysfs",
            "cgroup",
            "cgroup2",
            "debugfs",
            "tracefs",
            "securityfs",
            "configfs",
            "pstore",
            "bpf",
            "devpts",
            "mqueue",
            "efivarfs",
            "fusectl",
            "binfmt_misc",
            "rpc_pipefs",
            "nsfs",
            "selinuxfs");

    private final Map<Object, Optional<String>> devices = new ConcurrentHashMap<>();

    /**
     * What a place is that is neither a regular file nor a folder, such as "a pipe"; empty if it is one of these. Opens
     * nothing.
     *
     * @throws IOException if nothing is there
     */
    Optional<String> stranger(Path place) throws IOException {
        boolean unix = place.getFileSystem().supportedFileAttributeViews().contains(UNIX);
        var found = Files.readAttributes(place, (unix ? "unix:mode,dev," : "") + "isRegularFile,isDirectory");
        if (found.get("isRegularFile").equals(false) && found.get("isDirectory").equals(false)) {
            return Optional.of(unix ? kind((int) found.get("mode")) : "no file");
        }
        return unix ? devices.computeIfAbsent(found.get("dev"), device -> madeUp(place)) : Optional.empty();
    }

    /** @throws DatasetException if the place is neither a regular file nor a folder; says nothing of one that is absent */
    void require(Path place) throws IOException {
        var stranger = stranger(place);
        if (stranger.isPresent()) {
            throw refused(place, stranger.get());
        }
    }

    /** @throws DatasetException if the file has become something else than a regular file */
    InputStream open(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file);
    }

    /** As {@link #open}, for a file that is read at several positions. */
    FileChannel channel(Path file) throws IOException {
        require(file);
        return FileChannel.open(file);
    }

    static DatasetException refused(Path place, String stranger) {
        return new DatasetException("'" + place + "' is " + stranger
                + ", and only regular files and folders are read; give another place, or take it out of its folder");
    }

    private static String kind(int mode) {
        return switch (mode & TYPE) {
            case PIPE -> "a pipe";
            case SOCKET -> "a socket";
            default -> "a device";
        };
    }

    private static Optional<String> madeUp(Path place) {
        try {
            var type = Files.getFileStore(place).type();
            return MADE_UP.contains(type)
                    ? Optional.of("made up by the system when it is read (" + type + ")")
                    : Optional.empty();
        } catch (IOException e) {
            // In some containers no mount is listed for a place; the systems above always list theirs.
            return Optional.empty();
        }
    }
}
