package org.tarnish.machine.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words for an exception of a library, whose own message may be absent or just a file name. */
public final class FailureText {
    private FailureText() {}

    /** What went wrong, as a part of a sentence; names the exception unless it is one that everybody knows in words. */
    public static String of(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        var message = failure.getMessage();
        var kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : message.strip() + " (" + kind + ")";
    }
}
