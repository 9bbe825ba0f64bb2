package org.tarnish.machine.network;

import java.io.IOException;

/**
 * A file cannot be fetched now, which says nothing about the file: the network broke, or its server is overloaded or
 * being repaired. The same may succeed later. The message is one sentence for the user that names the address.
 */
public final class SourceUnavailable extends IOException {
    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String message) {
        super(message);
    }

    public SourceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
