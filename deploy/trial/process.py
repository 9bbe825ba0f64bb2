"""Processes of a stack: started, killed, paused, and started again."""

import os
import signal
import subprocess
import threading
import time

SHORT_RUN = 5


class Process:
    """A process that writes its output to a log and is started again only by hand."""

    def __init__(self, name, command, environment, log, folder):
        self.name = name
        self.log = log
        self._command = command
        self._environment = environment
        self._folder = folder
        self._process = None

    def start(self):
        os.makedirs(self._folder, exist_ok=True)
        with open(self.log, "ab") as log:
            # Its input is a pipe that this script holds open: a service ends by itself when the script is gone.
            self._process = subprocess.Popen(
                self._command() if callable(self._command) else self._command,
                env=self._environment() if callable(self._environment) else self._environment,
                cwd=self._folder,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self):
        return self._process.pid

    def alive(self):
        return self._process is not None and self._process.poll() is None

    def signal(self, number):
        if self.alive():
            self._process.send_signal(number)

    def kill(self):
        """Ends it as a power cut would, and returns when it is gone."""
        process = self._process
        if process is not None:
            process.kill()
            process.wait()

    def pause(self):
        self.signal(signal.SIGSTOP)

    def resume(self):
        self.signal(signal.SIGCONT)

    def wait(self):
        return self._process.wait()

    def close(self):
        self.kill()
        if self._process is not None and self._process.stdin:
            self._process.stdin.close()

    def log_text(self):
        with open(self.log, errors="replace") as log:
            return log.read()


class Supervised:
    """A process that is started again whenever it ends, at once, or a second later where it ended soon."""

    def __init__(self, process):
        self.process = process
        self.name = process.name
        self.ends = 0
        self._changing = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._supervise, daemon=True)

    def start(self):
        self.process.start()
        self._thread.start()

    def _supervise(self):
        while True:
            begun = time.monotonic()
            self.process.wait()
            if self._stopping.wait(1 if time.monotonic() - begun < SHORT_RUN else 0):
                return
            with self._changing:
                if self._stopping.is_set():
                    return
                self.ends += 1
                self.process.start()

    def kill(self):
        """Ends it as a power cut would; it is started again."""
        self.process.signal(signal.SIGKILL)

    def close(self):
        with self._changing:
            self._stopping.set()
            self.process.close()
        if self._thread.is_alive():
            self._thread.join()
