package org.tarnish.local.command;

import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C. */
final class UntilInterrupted {
    private UntilInterrupted() {}

    /** Keeps a server up until this process is asked to end, then closes it. Never returns. */
    static void keep(AutoCloseable server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "shutdown"));
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("Could not stop cleanly.", e);
        }
    }
}
