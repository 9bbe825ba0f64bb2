package org.tarnish.learning.batch;

import java.util.Iterator;

/**
 * Batches as they come; {@link #next()} waits for one. A batch is good until the next is asked for: its buffer is used
 * again. For one thread; closing ends the preparation of further batches.
 *
 * <p>What goes wrong with an image, such as a damaged shard, is thrown by {@link #next()}.
 */
public interface Batches extends Iterator<Batch>, AutoCloseable {
    @Override
    void close();
}
