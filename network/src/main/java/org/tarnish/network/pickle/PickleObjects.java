package org.tarnish.network.pickle;

import java.io.IOException;

/**
 * What the names, calls and references of pickles stand for: whoever reads pickles of one kind decides it. What it does
 * not know it answers with {@link Foreign}.
 */
public interface PickleObjects {
    /** What a class or function stands for, by its name with its module. */
    Object named(String name);

    /**
     * What calling something makes of its arguments; never asked of what is {@link Foreign}.
     *
     * @throws InvalidPickleException if it cannot be called like that
     */
    Object call(Object callee, Tuple arguments) throws IOException;

    /**
     * What a reference to something outside the pickle stands for.
     *
     * @throws InvalidPickleException if there is no such thing
     */
    Object reference(Object id) throws IOException;

    /**
     * Told what an object is given besides; never asked of what is {@link Foreign}.
     *
     * @throws InvalidPickleException if it takes nothing
     */
    void given(Object target, Object state) throws IOException;
}
