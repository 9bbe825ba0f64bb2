package org.tarnish.machine.pickle;

/**
 * A text or bytes of a pickle.
 *
 * @param start where they are in the file
 * @param held the bytes, or null where they are longer than what is held of one item
 */
public record PickleItem(Form form, long start, long length, byte[] held) {
    /** What Python takes it for. */
    public enum Form {
        /** Characters in UTF-8. */
        TEXT,
        /** What Python 2 called a string: text, or bytes. */
        OLD_TEXT,
        /** Bytes. */
        BYTES
    }
}
