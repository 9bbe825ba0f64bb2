"""A broker's topics and groups, through a small Java program compiled against the build under trial."""

import contextlib
import os
import pathlib
import shutil
import subprocess

from .machine import Skipped

SOURCE = pathlib.Path(__file__).with_name("Kafka.java")
FLAGS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xss256k"]


def java_program(name):
    """A program of the JDK in JAVA_HOME, or of the one in the path."""
    home = os.environ.get("JAVA_HOME")
    found = os.path.join(home, "bin", name) if home else shutil.which(name)
    if not found or not os.access(found, os.X_OK):
        raise Skipped(f"there is no {name}: install a JDK, version 17 or newer, or set JAVA_HOME to one")
    return found


class Kafka:
    """Talks to the broker on a port of this machine."""

    def __init__(self, root, port, folder):
        self._classes = folder
        self._class_path = f"{folder}:{root}/local/target/lib/*"
        self._servers = f"127.0.0.1:{port}"

    def keys(self, topic):
        """The keys of all records of a topic."""
        return self._run("keys", topic).decode().split()

    def send(self, topic, key, value):
        self._run("send", topic, key, value=value)

    def delete_topics(self):
        """Deletes every topic but Kafka's own; returns how many there were."""
        return int(self._run("delete"))

    @contextlib.contextmanager
    def members(self, group, topic, number):
        """Has so many members join a share group and take nothing; how many joined, how many found it full."""
        process = subprocess.Popen(
            self._command("members", group, topic, str(number)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            joined, full = process.stdout.readline().split()
            yield int(joined), int(full)
        finally:
            process.kill()
            process.communicate()

    def _run(self, *words, value=b""):
        answer = subprocess.run(
            self._command(*words), input=value, capture_output=True, timeout=120, start_new_session=True
        )
        if answer.returncode != 0:
            raise OSError(f"Kafka {' '.join(words)} failed: {answer.stderr.decode(errors='replace')[-400:]}")
        return answer.stdout

    def _command(self, *words):
        if not os.path.exists(os.path.join(self._classes, "Kafka.class")):
            compiled = subprocess.run(
                [java_program("javac"), "-cp", self._class_path, "-d", self._classes, str(SOURCE)],
                capture_output=True,
                text=True,
            )
            if compiled.returncode != 0:
                raise OSError(f"{SOURCE} does not compile against this build: {compiled.stderr}")
        return [java_program("java"), *FLAGS, "-cp", self._class_path, "Kafka", self._servers, *words]
