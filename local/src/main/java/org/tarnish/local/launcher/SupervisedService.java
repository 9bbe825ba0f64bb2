package org.tarnish.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.local.folder.LogFile;

/**
 * A service that is started again whenever it ends, until it is stopped. Its standard input is a pipe that this process
 * holds open: however this process dies, the service sees the end of its input, and ends too.
 */
final class SupervisedService {
    /** Ctrl-C reaches the services of a terminal at the same time as the launcher: theirs is no failure. */
    private static final int ENDED_BY_INTERRUPT = 130;

    private static final Duration INTERRUPT_REACHES_LAUNCHER = Duration.ofSeconds(1);

    private final Service service;
    private final DataFolder folder;
    private final Map<String, String> environment;
    private final int webPort;
    private final Consumer<String> say;
    private final RestartDelay delay = new RestartDelay();
    private final Thread supervisor;

    private Process process;
    private int port;
    private int ends;
    private int lastExit;
    private boolean stopping;
    private IOException failure;

    SupervisedService(
            Service service, DataFolder folder, Map<String, String> environment, int webPort, Consumer<String> say) {
        this.service = service;
        this.folder = folder;
        this.environment = environment;
        this.webPort = webPort;
        this.say = say;
        this.supervisor = new Thread(this::supervise, "supervisor of " + service.name());
        this.supervisor.setDaemon(true);
    }

    void start() {
        supervisor.start();
    }

    String name() {
        return service.name();
    }

    LogFile log() {
        return new LogFile(folder.log(service.name()));
    }

    /** Where it serves HTTP; another port after each start, but for the web service. 0 before the first. */
    synchronized int port() {
        return port;
    }

    /** How often it has ended by itself. */
    synchronized int ends() {
        return ends;
    }

    /** The exit code of its last end. */
    synchronized int lastExit() {
        return lastExit;
    }

    /** Why it cannot be started, or null. */
    synchronized IOException failure() {
        return failure;
    }

    /** Asks it to end, and not to be started again. */
    synchronized void requestStop() {
        stopping = true;
        notifyAll();
        if (process != null) {
            // By its handle: Process.destroy would close its standard input too, as a dead launcher does.
            process.toHandle().destroy();
        }
    }

    /** Waits for its end after {@link #requestStop}; ends it by force at the deadline of {@link System#nanoTime}. */
    void awaitStop(long deadline) {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last == null) {
            return;
        }
        try {
            if (!last.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                say.accept(service.name() + " does not end: it is ended by force.");
                last.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            while (launch()) {
                var begun = System.nanoTime();
                var exit = process.waitFor();
                if (exit == ENDED_BY_INTERRUPT && stoppedWithin(INTERRUPT_REACHES_LAUNCHER)) {
                    return;
                }
                var pause = delay.after(Duration.ofNanos(System.nanoTime() - begun));
                if (!ended(exit, pause) || stoppedWithin(pause)) {
                    return;
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
            }
            say.accept("Cannot start " + service.name() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean launch() throws IOException {
        if (stopping) {
            return false;
        }
        port = service.web() ? webPort : Ports.anyFree();
        var log = log();
        log.rotate();
        var work = folder.work(service.name());
        Files.createDirectories(work);
        var builder = new ProcessBuilder(service.command())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(service.environment());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("TARNISH_WORK", work.toString());
        builder.environment().put("TARNISH_PARENT", "stdin");
        process = builder.start();
        return true;
    }

    private synchronized boolean ended(int exit, Duration pause) {
        if (stopping) {
            return false;
        }
        ends++;
        lastExit = exit;
        say.accept(service.name() + " ended with exit code " + exit + "; it is started again"
                + (pause.isZero() ? "" : " in " + pause.toSeconds() + " s") + " (log: "
                + log().path() + ").");
        return true;
    }

    private synchronized boolean stoppedWithin(Duration pause) throws InterruptedException {
        var deadline = System.nanoTime() + pause.toNanos();
        for (var left = pause.toNanos(); !stopping && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return stopping;
    }
}
