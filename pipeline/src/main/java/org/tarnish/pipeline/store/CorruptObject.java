package org.tarnish.pipeline.store;

/** An object whose content is not what was written. */
public final class CorruptObject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptObject(String key, String sha256) {
        super(
                "the object '" + key + "' does not have the SHA-256 " + sha256
                        + " that it was written with; delete the markers of the tasks that wrote and read it to have it made anew");
    }
}
