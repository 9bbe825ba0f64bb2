package org.tarnish.dataset;

import java.time.Duration;

/**
 * Bounds of fetching over the network.
 *
 * @param connect longest wait for a connection
 * @param answer longest wait for the first bytes of an answer
 * @param stall longest wait between two pieces of an archive
 * @param check longest wait of a check whether an archive is there
 * @param maxBytes largest archive that is fetched
 */
public record FetchSettings(Duration connect, Duration answer, Duration stall, Duration check, long maxBytes) {
    /** 20 s to connect, 60 s for an answer or without progress, 5 s for a check, 64 GiB. */
    public static final FetchSettings DEFAULT = new FetchSettings(
            Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(5), 64L << 30);
}
