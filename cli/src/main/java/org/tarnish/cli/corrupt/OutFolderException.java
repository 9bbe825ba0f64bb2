package org.tarnish.cli.corrupt;

import java.io.IOException;

/** A folder cannot take outputs; the message is a sentence that names it and says what to do. */
public final class OutFolderException extends IOException {
    private static final long serialVersionUID = 1;

    OutFolderException(String message) {
        super(message);
    }
}
