package org.tarnish.machine.pickle;

/**
 * How much of a pickle is read and held.
 *
 * @param operations most operations of one pickle
 * @param held most bytes of all its items that are held
 * @param longest a text or bytes that are longer stay in the file, so that nothing does with {@link Long#MAX_VALUE}
 */
public record PickleBounds(int operations, int held, long longest) {}
