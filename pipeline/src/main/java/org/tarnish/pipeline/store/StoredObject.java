package org.tarnish.pipeline.store;

import java.time.Instant;

/**
 * An object in the store.
 *
 * @param written when it was last written, by the store's clock
 */
public record StoredObject(String key, long bytes, Instant written) {}
