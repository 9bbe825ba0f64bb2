package org.tarnish.dataset;

/** An archive is refused because reading it could do harm: its names escape, or it is or claims to be absurdly large. */
public final class RefusedArchiveException extends DatasetException {
    private static final long serialVersionUID = 1L;

    public RefusedArchiveException(String message) {
        super(message);
    }
}
