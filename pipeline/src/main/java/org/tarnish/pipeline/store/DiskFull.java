package org.tarnish.pipeline.store;

/** The local disk has no room; the message is one sentence that names the disk and what to do. */
public final class DiskFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DiskFull(String message, Throwable cause) {
        super(message, cause);
    }
}
