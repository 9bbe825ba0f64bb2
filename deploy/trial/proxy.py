"""A TCP proxy that can refuse, reset and delay what passes to an HTTP server behind it."""

import socket
import struct
import threading
import time

CHUNK = 65536
METHODS = (b"GET ", b"PUT ", b"POST ", b"HEAD ", b"DELETE ")
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Proxy:
    """Passes connections on to a port of this machine until told otherwise.

    `judge` is asked at the head of each request, with its first line and whatever arrived with it: it returns None to
    let it pass, "reset" to break the connection instead, or seconds to hold it back for.
    """

    def __init__(self, port, target):
        self.port = port
        self.judge = lambda line, start: None
        self._target = target
        self._listener = None
        self._lock = threading.Lock()
        self._open = set()

    def start(self):
        """Takes connections, from now on or again."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(256)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def refuse(self):
        """Resets every connection and refuses new ones, until the next start."""
        listener, self._listener = self._listener, None
        if listener is not None:
            # A shutdown wakes the thread in accept, which a mere close would leave there with the port.
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            self._reset(connection)

    close = refuse

    def _accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            if self._listener is not listener:
                self._reset(client)
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self._target), timeout=10)
        except OSError:
            # The server is down itself: its clients are to see just that.
            self._reset(client)
            return
        server.settimeout(None)
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open.update((client, server))
        threading.Thread(target=self._pump, args=(server, client, False), daemon=True).start()
        self._pump(client, server, True)

    def _pump(self, source, sink, checked):
        try:
            while data := source.recv(CHUNK):
                if checked and data.startswith(METHODS) and not self._passes(data):
                    self._reset(source)
                    self._reset(sink)
                    return
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            # One side is gone; so is, then, the other.
            self._reset(source)
            self._reset(sink)

    def _passes(self, data):
        verdict = self.judge(data.split(b"\r\n", 1)[0].decode("latin-1"), data)
        if verdict == "reset":
            return False
        if verdict:
            time.sleep(verdict)
        return True

    def _reset(self, connection):
        with self._lock:
            self._open.discard(connection)
        try:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
            # A thread that waits in recv holds the connection open past its close.
            connection.shutdown(socket.SHUT_RD)
            connection.close()
        except OSError:
            return  # closed already, by the pump of the other direction
