package org.tarnish.experiment.request;

/**
 * A record that is known by how it is spelled: in JSON and in the identities of tasks, its parts are those of another
 * record, under its own name.
 */
public interface Spelled {
    /** The record whose parts count. */
    Record spelled();
}
