package org.tarnish.pipeline.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.tarnish.local.broker.BrokerSettings;
import org.tarnish.local.broker.EmbeddedBroker;
import org.tarnish.pipeline.event.Topics;

/** A broker that stays at its address when it is stopped, started and wiped. */
final class TestBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private EmbeddedBroker broker;
    private final Admin admin;

    TestBroker(Path folder, int shareGroupSize) throws IOException {
        int port = freePort();
        settings = new BrokerSettings(folder, "127.0.0.1", port, freePort(), "127.0.0.1", port, shareGroupSize);
        broker = EmbeddedBroker.start(settings);
        admin = Admin.create(Map.of("bootstrap.servers", address()));
    }

    String address() {
        return "127.0.0.1:" + settings.port();
    }

    Admin admin() {
        return admin;
    }

    boolean provision() throws InterruptedException {
        return Topics.provision(admin);
    }

    void stop() {
        broker.close();
    }

    void start() throws IOException {
        broker = EmbeddedBroker.start(settings);
    }

    void wipe() throws IOException {
        try (var files = Files.walk(settings.directory())) {
            files.sorted(Comparator.reverseOrder()).forEach(TestBroker::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
