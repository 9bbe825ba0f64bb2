package org.tarnish.dataset;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words for an exception of a library, whose own message may be absent or just a file name. */
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
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
