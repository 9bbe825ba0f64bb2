package org.tarnish.dataset;

import java.io.IOException;

/**
 * A data set cannot be used as a whole: it is missing, damaged, or laid out in a way that is not understood. The message
 * is one sentence for the user that names the place.
 */
public class DatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
