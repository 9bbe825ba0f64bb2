package org.tarnish.machine.network;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Bounds of fetching over the network.
 *
 * @param connect longest wait for a connection
 * @param answer longest wait for the first bytes of an answer
 * @param stall longest wait between two pieces of a file
 * @param check longest wait of a check whether a file is there; after so long it is not tried again either
 * @param whole longest time of all tries to fetch a file together
 * @param maxBytes largest file that is fetched
 * @param pauses one before each further try of what trouble of the network stopped
 */
public record FetchSettings(
        Duration connect,
        Duration answer,
        Duration stall,
        Duration check,
        Duration whole,
        long maxBytes,
        List<Duration> pauses) {
    /**
     * 20 s to connect, 60 s for an answer or without progress, 5 s for a check, a day for a file, 64 GiB, further tries
     * after 1, 2, 4, 8 and 15 s.
     */
    public static final FetchSettings DEFAULT = new FetchSettings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofDays(1),
            64L << 30,
            LongStream.of(1, 2, 4, 8, 15).mapToObj(Duration::ofSeconds).toList());

    public FetchSettings {
        pauses = List.copyOf(pauses);
    }

    /** The same for files of at most so many bytes in at most such a time. */
    public FetchSettings within(long bytes, Duration time) {
        return new FetchSettings(connect, answer, stall, check, time, bytes, pauses);
    }
}
