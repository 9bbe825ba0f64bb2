package org.tarnish.cli.corrupt;

/** Is told how far the work is; must be safe for concurrent use. */
public interface CorruptProgress {
    /**
     * A new phase begins.
     *
     * @param what such as {@code reading}
     * @param done what earlier runs have left
     * @param total images of this phase
     */
    void begin(String what, long done, long total);

    /** More images are done. */
    void add(long images);

    /** Something that people should know. */
    void say(String line);
}
