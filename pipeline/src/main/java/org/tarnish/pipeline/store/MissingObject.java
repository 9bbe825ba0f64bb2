package org.tarnish.pipeline.store;

/** An object that must exist is not in the store. */
public final class MissingObject extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingObject(String key) {
        super("the object store holds no object '" + key + "'");
    }
}
