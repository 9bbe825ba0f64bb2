package org.tarnish.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.machine.thread.Threads;

/**
 * Ends a service whose launcher died: the launcher holds the other end of standard input and never writes, so that the
 * stream ends with it, however it ended.
 */
@Singleton
class ParentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);
    private static final long SHUTDOWN_PATIENCE_MILLIS = 30_000;

    void watch(@Observes StartupEvent started, Settings settings) {
        if (settings.parent().equals("stdin")) {
            Threads.daemon("parent-watch", () -> {
                        waitForEnd(System.in);
                        end();
                    })
                    .start();
        }
    }

    /** Returns when a stream has ended or broken; whatever comes before is not for this service. */
    static void waitForEnd(InputStream input) {
        try {
            while (input.read() >= 0) {
                // The launcher lives.
            }
        } catch (IOException e) {
            LOG.debug("standard input broke", e);
        }
    }

    private static void end() {
        LOG.info("the launcher is gone; ending");
        Quarkus.asyncExit(0);
        try {
            Thread.sleep(SHUTDOWN_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
