package org.tarnish.local.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that behaves as a service does towards its launcher: health over HTTP, end at the end of its input. */
public final class FakeService {
    private FakeService() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(
                Path.of(System.getenv("TARNISH_WORK"), "pid"),
                Long.toString(ProcessHandle.current().pid()));
        if (args.length > 0) {
            System.err.println("cannot go on: " + args[0]);
            System.exit(7);
        }
        serve(HttpServer.create(
                new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"))), 0));
    }

    /** Serves until the launcher is gone. */
    public static void serve(HttpServer server) throws IOException {
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        while (System.in.read() >= 0) {
            // Nobody writes.
        }
        System.exit(0);
    }
}
