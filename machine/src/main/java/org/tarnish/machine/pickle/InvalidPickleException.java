package org.tarnish.machine.pickle;

import java.io.IOException;

/** A pickle that is damaged, too large, or asks for what nothing plain can stand for; trying again does not help. */
public final class InvalidPickleException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong, as the end of a sentence that begins with the file */
    public InvalidPickleException(String message) {
        super(message);
    }
}
