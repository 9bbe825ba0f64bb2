package org.tarnish.machine.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the names, calls and references of pickles stand for: whoever reads pickles of one kind decides it. What it does
 * not know it answers with {@link Foreign}.
 */
public interface PickleObjects {
    /**
     * What a class or function stands for, by its name with its module.
     *
     * @throws IOException if the pickle is refused for it
     */
    Object named(String name) throws IOException;

    /** What a text or bytes are: as text in UTF-8 and bytes, unless somebody wants to know where they lie. */
    default Object item(PickleItem item) throws IOException {
        if (item.held() == null) {
            throw new InvalidPickleException("its pickle holds an item of " + item.length() + " bytes");
        }
        return item.form() == PickleItem.Form.BYTES ? item.held() : new String(item.held(), StandardCharsets.UTF_8);
    }

    /**
     * What a value is as the key of a dict, or as a part of a name.
     *
     * @throws IOException if the pickle is refused for it
     */
    default Object key(Object value) throws IOException {
        return value;
    }

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
