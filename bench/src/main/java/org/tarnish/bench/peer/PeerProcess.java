package org.tarnish.bench.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.tarnish.pipeline.json.Json;

/** A peer that runs, from its start to {@link #close}. Use from one thread at a time. */
public final class PeerProcess implements AutoCloseable {
    private static final List<String> SET_FOR_US = List.of("MALLOC_", "OMP_", "GLIBC_TUNABLES");

    private final Peer peer;
    private final LastLine log;
    private final Process process;
    private final Thread ending;
    private final BufferedWriter jobs;
    private final BufferedReader answers;
    private String versions = "";

    private PeerProcess(Peer peer, LastLine log, Process process) {
        this.peer = peer;
        this.log = log;
        this.process = process;
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        // Whoever interrupts this command does not want its peers to go on by themselves.
        this.ending = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /**
     * Starts a peer and waits until it is ready.
     *
     * @param folder an existing one, for its log
     * @throws MissingPackages if it cannot measure, for want of packages
     * @throws PeerFailure if it fails
     * @throws IOException if there is no such program
     */
    public static PeerProcess start(Peer peer, Path folder) throws IOException {
        var log = folder.resolve(peer.name() + ".log");
        var builder = new ProcessBuilder(peer.command()).redirectError(log.toFile());
        // What the launcher sets for Tarnish is not for others: a peer has the defaults, or what it is given.
        builder.environment().keySet().removeIf(name -> SET_FOR_US.stream().anyMatch(name::startsWith));
        builder.environment().putAll(peer.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(
                    peer.command().get(0) + " cannot be started: give --python a program that runs Python 3.", e);
        }
        var started = new PeerProcess(peer, new LastLine(log), process);
        try {
            started.greet();
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    private void greet() throws IOException {
        var first = answer("its start");
        if (first.missing() != null) {
            throw new MissingPackages("The peer " + peer.name() + " is skipped: "
                    + peer.command().get(0) + " lacks its packages; install them with: "
                    + peer.command().get(0) + " -m pip install " + LastLine.cut(first.missing()));
        }
        versions = first.ready() == null ? "" : LastLine.cut(first.ready());
    }

    /** What it measures with, such as {@code torch 2.15.0}. */
    public String versions() {
        return versions;
    }

    /**
     * One figure.
     *
     * @return nothing if this peer has nothing of the kind
     * @throws PeerFailure if it fails
     */
    public OptionalDouble measure(Job job) throws PeerFailure {
        var subject = job.what() + " " + job.label();
        try {
            jobs.write(new String(Json.bytes(job), StandardCharsets.UTF_8) + "\n");
            jobs.flush();
        } catch (IOException e) {
            throw failure(subject, e);
        }
        var value = answer(subject).value();
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw failure(subject + " with the figure " + value, null);
        }
        return OptionalDouble.of(value);
    }

    private Answer answer(String subject) throws PeerFailure {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw failure(subject, null);
            }
            var answer = Json.read(line.getBytes(StandardCharsets.UTF_8), Answer.class);
            if (answer == null) {
                throw failure(subject, null);
            }
            return answer;
        } catch (PeerFailure e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw failure(subject, e);
        }
    }

    private PeerFailure failure(String subject, Exception cause) {
        return new PeerFailure("The peer " + peer.name() + " failed at " + subject + ": " + log.read(), cause);
    }

    @Override
    public void close() {
        process.destroy();
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
