"""A Tarnish of separate processes: broker, store, services, and a proxy before the store."""

import contextlib
import json
import os
import pathlib
import secrets
import shutil
import subprocess
import time

from .kafka import Kafka, java_program
from .machine import answers, free_port, free_ports, until
from .process import Process, Supervised
from .proxy import Proxy
from .store import Store
from .web import Web

BUCKET = "tarnish"
SERVICES = ("reporting-service", "corruption-service", "trainer-service", "evaluator-service")
OVER = ("complete", "rejected", "failed", "cancelled")
START = 240

# As the launcher starts them: see Services.java.
FLAGS = {
    "reporting-service": ["-Xmx256m", "-XX:TieredStopAtLevel=1"],
    "corruption-service": ["-Xmx1g", "-XX:CompileThresholdScaling=3"],
    "trainer-service": ["-Xmx1g", "-XX:CompileThresholdScaling=3"],
    "evaluator-service": ["-Xmx1g", "-XX:CompileThresholdScaling=3"],
}
COMPUTING = {
    "OMP_WAIT_POLICY": "PASSIVE",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "99999999999",
    "MALLOC_TOP_PAD_": "268435456",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


def built(root):
    """Builds the checkout where something is missing, as its own command does."""
    subprocess.run([f"{root}/tarnish", "--help"], check=True, stdout=subprocess.DEVNULL)


class Stack:
    """Started by entering it, and its processes ended by leaving it; its folder stays.

    `names` are its services, a second trainer being `trainer-service-2`. Each begins again when it ends. They see the
    store through `proxy`; `store` is this script's own way to it.
    """

    def __init__(self, root, folder, names=SERVICES, patience=1.0):
        self._root = pathlib.Path(root)
        self.folder = pathlib.Path(folder)
        self.patience = patience
        self._names = names
        self._keys = ("trial-" + secrets.token_hex(6), secrets.token_hex(20))
        self._parts = contextlib.ExitStack()
        self.services = {}
        self._ports = {}

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *trouble):
        self.close()

    def close(self):
        self._parts.close()

    def _start(self):
        (self.folder / "logs").mkdir(parents=True)
        (self.folder / "tools").mkdir()
        kafka, controller, objects, proxied, web = free_ports(5)
        self.web = Web(web)
        self._ports["reporting-service"] = web
        self._kafka_port = kafka
        self.kafka = Kafka(self._root, kafka, self.folder / "tools")
        self.store = Store(objects, *self._keys, BUCKET)
        # First of all, for then nobody can take its port in the meantime.
        self.proxy = Proxy(proxied, objects)
        self.proxy.start()
        self._parts.callback(self.proxy.close)
        self._s3_port = proxied
        self.broker = self._command(
            "broker", "--port", str(kafka), "--controller-port", str(controller), "--data", str(self.folder / "broker")
        )
        self._store_process = self._command("store", "--port", str(objects), "--data", str(self.folder / "store"))
        self.broker.start()
        self._store_process.start()
        self._wait_for(self.broker, kafka)
        self._wait_for(self._store_process, objects)
        for name in self._names:
            self.add(name)
        for name in self._names:
            self.wait_ready(name)

    def _command(self, name, *options):
        environment = dict(self._plain_environment(), **self._s3_keys(), MALLOC_ARENA_MAX="2")
        process = Process(
            name, [f"{self._root}/tarnish", name, *options], environment, self._log(name), self.folder / "work" / name
        )
        self._parts.callback(process.close)
        return process

    def _wait_for(self, process, port):
        def up():
            if not process.alive():
                raise OSError(f"{process.name} ended at its start: {process.log_text()[-600:]}")
            return answers(port)

        until(up, START * self.patience, f"{process.name} did not answer")

    def add(self, name, work=None):
        """Starts one more service, `work` being its scratch folder, and does not wait for it."""
        kind = "-".join(name.split("-")[:2])
        jar = self._root / kind / "target/quarkus-app/quarkus-run.jar"
        command = [java_program("java"), *FLAGS[kind], "-XX:+UseSerialGC", "-Xms32m", "-Xss512k", "-jar", str(jar)]
        folder = pathlib.Path(work or self.folder / "work" / name)
        if name != "reporting-service":
            self._ports[name] = None

        def environment():
            if name != "reporting-service":
                self._ports[name] = free_port()
            return dict(
                self._plain_environment(),
                **self._s3_keys(),
                **(COMPUTING if kind in ("trainer-service", "evaluator-service") else {"MALLOC_ARENA_MAX": "2"}),
                TARNISH_KAFKA=f"127.0.0.1:{self._kafka_port}",
                TARNISH_S3_ENDPOINT=f"http://127.0.0.1:{self._s3_port}",
                TARNISH_S3_BUCKET=BUCKET,
                TARNISH_WORK=str(folder),
                TARNISH_PARENT="stdin",
                # Equal numbers of threads make equal numbers, and leave the machine to others.
                TARNISH_THREADS="1",
                QUARKUS_HTTP_HOST="127.0.0.1",
                QUARKUS_HTTP_PORT=str(self._ports[name]),
            )

        service = Supervised(Process(name, command, environment, self._log(name), folder))
        self._parts.callback(service.close)
        self.services[name] = service
        service.start()
        return service

    def wait_ready(self, name):
        until(
            lambda: self.health(name) == 200,
            START * self.patience,
            f"{name} did not become ready (log: {self._log(name)})",
            pause=0.5,
        )

    def health(self, name):
        """The status of a service's answer whether it is ready; None where it does not answer."""
        try:
            return Web(self._ports[name]).call("GET", "/q/health/ready", timeout=10)[0]
        except Web.UNREACHABLE:
            return None

    def start_broker(self):
        """Starts a broker that was killed, on the data that it left."""
        self.broker.start()
        self._wait_for(self.broker, self._kafka_port)

    def wipe_broker(self):
        """Kills the broker and deletes all it knows; it stays down."""
        self.broker.kill()
        shutil.rmtree(self.folder / "broker")

    def submit(self, request, patience=60):
        """Submits a request that must be taken, asking again while the service says that it cannot; returns its id."""
        seen = []

        def taken():
            try:
                status, answer = self.web.post(request)
            except Web.UNREACHABLE as trouble:
                seen.append(str(trouble))
                return None
            seen.append(f"{status} {answer}")
            return answer.get("id") if status == 202 else None

        try:
            return until(taken, patience * self.patience, "the request was not taken", pause=2)
        except Exception as trouble:
            trouble.args = (f"{trouble.args[0]}; last answer: {seen[-1] if seen else 'none'}",)
            raise

    def send(self, experiment, request):
        """Publishes a request as any Kafka client does."""
        self.kafka.send("experiments", experiment, json.dumps(request).encode())

    def await_end(self, experiment, patience):
        """How an experiment ended, by its outcome in the store: complete, rejected, failed or cancelled."""

        def outcome():
            found = self.store.json(f"experiments/{experiment}/outcome.json")
            return found and found["state"].lower()

        try:
            return until(outcome, patience * self.patience, "", pause=1)
        except Exception as trouble:
            stands = self.web.status(experiment).get("state", "unknown")
            trouble.args = (f"{experiment} did not end in {patience * self.patience:.0f} s, it is '{stands}'",)
            raise

    def await_running(self, experiment, kind, patience):
        """Returns once a task of a kind runs for an experiment, or has run."""

        def running():
            kinds = self.web.status(experiment).get("kinds", [])
            return any(k["kind"] == kind and (k["running"] or k["done"]) for k in kinds)

        until(running, patience * self.patience, f"no task '{kind}' of {experiment} began")

    def failed(self, experiment):
        """The failed tasks of an experiment: their reasons."""
        keys = self.store.list(f"experiments/{experiment}/failures/")
        return [self.store.json(key)["reason"] for key in keys]

    def report(self, experiment):
        return self.store.json(f"experiments/{experiment}/report/report.json")

    def tasks(self, suffix):
        """The ids of the tasks below which a key with a suffix lies."""
        return {key.split("/")[1] for key in self.store.list("tasks/") if suffix in key}

    def _log(self, name):
        return self.folder / "logs" / f"{name}.log"

    def _plain_environment(self):
        return {name: value for name, value in os.environ.items() if not name.startswith("TARNISH_")}

    def _s3_keys(self):
        return {"TARNISH_S3_ACCESS_KEY": self._keys[0], "TARNISH_S3_SECRET_KEY": self._keys[1]}
