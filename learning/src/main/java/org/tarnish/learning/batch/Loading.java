package org.tarnish.learning.batch;

/**
 * How batches are prepared; no batch depends on it.
 *
 * @param threads that assemble batches, at least 1
 * @param memory bytes that prepared batches may take up, as far as one batch in use and one ahead allow
 */
public record Loading(int threads, long memory) {
    /** For small machines: two threads and 512 MiB. */
    public static final Loading DEFAULT = new Loading(2, 512L << 20);

    private static final int AHEAD_OF_THREADS = 2;

    private static final int MOST_THREADS = 16;

    /** Half of the cores for loading, for the device leaves them idle; where it is the cores themselves, they share. */
    public static Loading on(int cores, long memory) {
        return new Loading(Math.max(1, Math.min(MOST_THREADS, cores / 2)), memory);
    }

    /** A thread for each core, where images are made while they are read; they come before a device that waits for them. */
    public Loading computing(int cores) {
        return new Loading(Math.max(threads, cores), memory);
    }

    public Loading {
        if (threads < 1 || memory < 1) {
            throw new IllegalArgumentException("loading needs at least 1 thread and 1 byte of memory, was " + threads
                    + " threads and " + memory + " bytes");
        }
    }

    /** How many batches are prepared beside the one in use: enough that every thread has work, as memory allows. */
    int ahead(long batchBytes) {
        return (int) Math.max(1, Math.min(threads + AHEAD_OF_THREADS, memory / batchBytes - 1));
    }
}
