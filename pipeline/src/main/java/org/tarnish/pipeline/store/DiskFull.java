package org.tarnish.pipeline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of this machine has no room left; the object store and other machines may be well. */
public final class DiskFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what could not be done, as an infinitive
     * @param place a file or folder on the full disk, there or not
     */
    public DiskFull(String what, Path place, Throwable cause) {
        super(
                "cannot " + what + ": no room is left on the disk " + disk(place) + ", which holds " + place
                        + "; free some, or name a folder on another disk",
                cause);
    }

    /** Whether a failure comes from a full disk or a used up quota of this machine. */
    public static boolean isIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DiskFull || (cause instanceof IOException && saysSo(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /** No type of exception tells a full disk from other trouble with a file. */
    private static boolean saysSo(String message) {
        return message != null
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
    }

    private static String disk(Path place) {
        var there = place.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).toString();
        } catch (IOException e) {
            return "of " + there;
        }
    }
}
