package org.tarnish.machine.network;

/**
 * What a fetcher fetches, in words for its messages.
 *
 * @param what such as {@code archive}
 * @param instead what a user can do where the network does not give it, such as {@code put the archive into the mirror}
 */
public record Sought(String what, String instead) {}
