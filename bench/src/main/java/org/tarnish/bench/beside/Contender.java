package org.tarnish.bench.beside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.tarnish.bench.peer.Job;
import org.tarnish.bench.peer.MissingPackages;
import org.tarnish.bench.peer.Peer;
import org.tarnish.bench.peer.PeerFailure;
import org.tarnish.bench.peer.PeerProcess;

/** A peer that is started when it is first needed, is left out once it cannot start, and starts again after a failure. */
final class Contender implements AutoCloseable {
    private final Peer peer;
    private final Path folder;
    private final Consumer<String> say;
    private PeerProcess process;
    private Job failed;
    private boolean isOut;

    Contender(Peer peer, Path folder, Consumer<String> say) {
        this.peer = peer;
        this.folder = folder;
        this.say = say;
    }

    String name() {
        return peer.name();
    }

    boolean measures(Job job) {
        return peer.measures().contains(job.what());
    }

    /** A figure; nothing if the peer has nothing of the kind, is skipped or has failed at this job, which it says once. */
    OptionalDouble measure(Job job) throws IOException {
        if (isOut || job.equals(failed)) {
            return OptionalDouble.empty();
        }
        try {
            if (process == null) {
                start();
            }
            return isOut ? OptionalDouble.empty() : process.measure(job);
        } catch (PeerFailure e) {
            say.accept(e.getMessage());
            failed = job;
            close();
            return OptionalDouble.empty();
        }
    }

    private void start() throws IOException {
        try {
            process = PeerProcess.start(peer, folder);
            say.accept(peer.name() + ": " + process.versions());
        } catch (MissingPackages | PeerFailure e) {
            say.accept(e.getMessage());
            isOut = true;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
