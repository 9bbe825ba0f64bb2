"""Trouble for a stack at work: which happens when is a matter of a seed."""

import collections
import random
import threading
import time

from .machine import Timeout, until

SECONDS_PER_KILL = 7
ACCEPTED_WITHIN = 180


class Trouble:
    """Kills of services, kills and a wipe of the broker, cuts of the store, and submissions between them."""

    def __init__(self, stack, seed, kills, broker_kills, cuts, cut_seconds, say):
        self._stack = stack
        self._random = random.Random(seed)
        self._cut_seconds = cut_seconds
        self._kills = kills
        self._broker_kills = broker_kills
        self._cuts = cuts
        self._say = say
        self._timers = []
        # Each experiment's id, and the name it was submitted under.
        self.names = {}
        self.counts = collections.Counter()

    def run(self, requests):
        """Submits the requests over the time of the troubles, and returns when these are over and the store is back."""
        span = max(self._kills * SECONDS_PER_KILL, self._cuts * self._cut_seconds * 1.5)
        acts = [(self._random.uniform(0, span), self._kill) for _ in range(self._kills)]
        acts += self._spread(span, self._cuts, self._cut)
        brokers = [self._kill_broker] * self._broker_kills
        brokers.insert(self._random.randint(0, len(brokers)), self._wipe_broker)
        acts += [(at, act) for (at, _), act in zip(self._spread(span, len(brokers), None), brokers)]
        # The first comes before all trouble, the others in its midst.
        acts += [(span * n / (len(requests) + 1), lambda r=r: self._submit(r)) for n, r in enumerate(requests)]
        begun = time.monotonic()
        for at, act in sorted(acts, key=lambda planned: planned[0]):
            time.sleep(max(0, at - (time.monotonic() - begun)))
            if self._open():
                self.counts["while work was open"] += 1
            act()
        for timer in self._timers:
            timer.join()

    def close(self):
        for timer in self._timers:
            timer.cancel()

    def _spread(self, span, number, act):
        """One moment in each of so many equal parts of the time, early enough for a cut to end within its part."""
        part = span / max(1, number)
        slack = max(0.0, part - self._cut_seconds)
        return [(part * index + self._random.uniform(0, slack), act) for index in range(number)]

    def _open(self):
        return any(self._stack.store.get(f"experiments/{one}/outcome.json") is None for one in self.names)

    def _count(self, what):
        self.counts[what] += 1
        self._say(what)

    def _kill(self):
        name = self._random.choice(sorted(self._stack.services))
        self._count("kills of services")
        self._say(f"  {name}")
        self._stack.services[name].kill()

    def _kill_broker(self):
        self._count("kills of the broker")
        self._stack.broker.kill()
        time.sleep(self._random.uniform(3, 15))
        self._stack.start_broker()

    def _wipe_broker(self):
        self._count("wipes of the broker")
        self._stack.wipe_broker()
        time.sleep(self._random.uniform(3, 15))
        self._stack.start_broker()

    def _cut(self):
        self._count("cuts of the store")
        self._stack.proxy.refuse()
        timer = threading.Timer(self._cut_seconds, self._stack.proxy.start)
        timer.daemon = True
        timer.start()
        self._timers.append(timer)

    def _submit(self, request):
        """Waits until the store has it, for a wipe of the broker would rightly take it away before."""
        try:
            experiment = self._stack.submit(request, patience=ACCEPTED_WITHIN)
            self.names[experiment] = request["name"]
            until(
                lambda: self._stack.store.get(f"experiments/{experiment}/request.json"),
                ACCEPTED_WITHIN * self._stack.patience,
                "",
            )
            self._say(f"{experiment} is accepted")
        except Timeout:
            self._say(f"'{request['name']}' was not accepted")
            self.counts["requests not accepted"] += 1
