package org.tarnish.local.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Stands between an HTTP/1.1 client and a server and does to their requests what networks do. Faults wait in a line: each
 * request takes the first of them; without one it goes through.
 */
final class FaultyProxy implements AutoCloseable {
    private static final byte[] BUSY_PAGE = page("503 Service Unavailable");
    private static final byte[] LOST_PAGE = page("404 Not Found");

    /** What happens to a request. */
    enum Fault {
        /** It goes through. */
        NONE,
        /** The connection is reset once so many bytes of the request are through. */
        RESET_REQUEST,
        /** The server does as asked, but the connection is reset once so many bytes of the answer are through. */
        RESET_ANSWER,
        /** As before, but the connection ends in order, as when the server's process exits. */
        CUT_ANSWER,
        /** Nothing reaches the server, and nothing is ever answered. */
        SILENCE,
        /** A gateway answers, in HTML, that the server is busy. */
        BUSY,
        /** A gateway answers, in HTML, that there is no such page. */
        LOST
    }

    private record Planned(Fault fault, long afterBytes) {}

    private final InetSocketAddress server;
    private final int port;
    private final Deque<Planned> plan = new ArrayDeque<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private Optional<Planned> always = Optional.empty();
    private ServerSocket door;
    private Thread doorman;
    private int requests;

    FaultyProxy(String server) throws IOException {
        var address = URI.create(server);
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
        this.door = listen(0);
        this.port = door.getLocalPort();
        this.doorman = accept(door);
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Puts a fault at the end of the line. */
    synchronized void next(Fault fault, long afterBytes) {
        plan.add(new Planned(fault, afterBytes));
    }

    /** Puts a fault at the end of the line, several times. */
    void next(Fault fault, long afterBytes, int times) {
        IntStream.range(0, times).forEach(time -> next(fault, afterBytes));
    }

    /** Does the same to every request that finds no fault in the line. */
    synchronized void always(Fault fault, long afterBytes) {
        always = Optional.of(new Planned(fault, afterBytes));
    }

    /** Refuses new connections and resets those that are open, as when the server's machine restarts. */
    synchronized void refuse() throws IOException {
        door.close();
        // The port is free once nobody waits at it.
        join(doorman);
        for (var socket : List.copyOf(open)) {
            reset(socket);
        }
    }

    /** Ends a refusal. */
    synchronized void admit() throws IOException {
        if (door.isClosed()) {
            door = listen(port);
            doorman = accept(door);
        }
    }

    /** Forgets all faults and counts from zero. */
    synchronized void heal() throws IOException {
        plan.clear();
        always = Optional.empty();
        requests = 0;
        admit();
    }

    /** Requests that have come so far. */
    synchronized int requests() {
        return requests;
    }

    private synchronized Planned taken() {
        requests++;
        return plan.isEmpty() ? always.orElse(new Planned(Fault.NONE, 0)) : plan.remove();
    }

    @Override
    public void close() throws IOException {
        refuse();
    }

    private Thread accept(ServerSocket from) {
        return thread(() -> {
            while (true) {
                new Connection(from.accept()).start();
            }
        });
    }

    /** What a thread does until a socket closes under it. */
    @FunctionalInterface
    private interface Pumping {
        void run() throws IOException;
    }

    /** The end of a socket, from whichever side, is the end of its threads and no failure. */
    private static Thread thread(Pumping pumping, Socket... sockets) {
        var thread = new Thread(() -> {
            try {
                pumping.run();
            } catch (IOException e) {
                for (var socket : sockets) {
                    close(socket);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Its own threads close a socket at any moment, and one that is closed needs no reset.
            if (!socket.isClosed()) {
                throw e;
            }
        }
        socket.close();
    }

    private static byte[] page(String status) {
        var page = "<html>\n<head><title>" + status + "</title></head>\n<body>nginx</body>\n</html>\n";
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                        + page.length() + "\r\n\r\n" + page)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Two sockets and the bytes between them; the two sides of HTTP/1.1 take turns, which tells requests apart. */
    private final class Connection {
        private final Socket client;
        private final Socket upstream;
        private boolean answered = true;
        private Planned current;
        private long passed;

        Connection(Socket client) throws IOException {
            this.client = client;
            this.upstream = new Socket(server.getAddress(), server.getPort());
            open.addAll(List.of(client, upstream));
        }

        void start() {
            thread(this::requests, client, upstream);
            thread(this::answers, client, upstream);
        }

        private void requests() throws IOException {
            var bytes = new byte[8192];
            int size;
            while ((size = client.getInputStream().read(bytes)) >= 0) {
                begin();
                switch (current.fault()) {
                    case SILENCE -> {}
                    case BUSY -> answerOnce(BUSY_PAGE);
                    case LOST -> answerOnce(LOST_PAGE);
                    case RESET_REQUEST -> passUntilReset(bytes, size);
                    default -> upstream.getOutputStream().write(bytes, 0, size);
                }
            }
            end();
        }

        private synchronized void begin() {
            if (answered) {
                current = taken();
                passed = 0;
                answered = false;
            }
        }

        private void answerOnce(byte[] page) throws IOException {
            if (passed == 0) {
                client.getOutputStream().write(page);
                passed = page.length;
            }
        }

        private void passUntilReset(byte[] bytes, int size) throws IOException {
            int rest = (int) Math.min(size, current.afterBytes() - passed);
            upstream.getOutputStream().write(bytes, 0, rest);
            passed += rest;
            if (rest < size) {
                reset(client);
                reset(upstream);
            }
        }

        private void answers() throws IOException {
            var bytes = new byte[8192];
            int size;
            while ((size = upstream.getInputStream().read(bytes)) >= 0) {
                var fault = answering();
                if (fault.fault() == Fault.RESET_ANSWER || fault.fault() == Fault.CUT_ANSWER) {
                    int rest = (int) Math.min(size, fault.afterBytes() - passed);
                    client.getOutputStream().write(bytes, 0, rest);
                    passed += rest;
                    if (rest < size) {
                        stop(fault.fault());
                        return;
                    }
                } else {
                    client.getOutputStream().write(bytes, 0, size);
                }
            }
            end();
        }

        private synchronized Planned answering() {
            if (!answered) {
                passed = 0;
                answered = true;
            }
            return current;
        }

        private void stop(Fault fault) throws IOException {
            if (fault == Fault.RESET_ANSWER) {
                reset(client);
            } else {
                client.close();
            }
            upstream.close();
        }

        private void end() throws IOException {
            client.close();
            upstream.close();
            open.removeAll(List.of(client, upstream));
        }
    }
}
