package org.tarnish.pipeline.store;

import java.time.Instant;

/**
 * What the store says of an object.
 *
 * @param bytes its size
 * @param written when it was last written by the store's own clock, to the second or finer
 */
public record StoredObject(String key, long bytes, Instant written) {}
