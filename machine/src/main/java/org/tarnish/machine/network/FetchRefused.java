package org.tarnish.machine.network;

import java.io.IOException;

/**
 * A file is not fetched, and will not be when tried again: the server says no, it is too large, or the server cannot be
 * trusted. The message is one sentence for the user that names the address.
 */
public final class FetchRefused extends IOException {
    private static final long serialVersionUID = 1L;

    FetchRefused(String message) {
        super(message);
    }

    FetchRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
