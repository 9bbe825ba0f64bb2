package org.tarnish.bench.peer;

import java.io.IOException;

/** The Python that was given lacks packages; the message is a sentence that says how they are installed. */
public final class MissingPackages extends IOException {
    private static final long serialVersionUID = 1;

    MissingPackages(String message) {
        super(message);
    }
}
