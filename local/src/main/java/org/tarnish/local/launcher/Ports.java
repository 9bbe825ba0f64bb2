package org.tarnish.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/** Ports of the loopback interface. */
public final class Ports {
    private static final int ANY = 0;

    private Ports() {}

    /** The first of the given ports (0 is skipped) that nobody listens on, or some other free one. */
    static int firstFree(int... preferred) throws IOException {
        for (var port : Arrays.stream(preferred).filter(port -> port != ANY).toArray()) {
            if (isFree(port)) {
                return port;
            }
        }
        return anyFree();
    }

    /** A port that nobody listens on. */
    public static int anyFree() throws IOException {
        try (var socket = bound(ANY)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = bound(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            // A port whose last owner has just ended is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
