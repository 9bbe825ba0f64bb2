"""F2, F7, F11: brokers that die, forget, and have no room."""

import time

from .case import Case, Red, expect, expect_complete
from .machine import Timeout, cpu_seconds, until
from .requests import one_training, tiny
from .stack import SERVICES

DOWN = 20
IDLE_SHARE = 0.3
IDLE_WATCHED = 20
MEMBERS = 210


def cpu_shares(stack, names, seconds):
    """The share of a core that each service uses."""
    before = {name: cpu_seconds(stack.services[name].process.pid) for name in names}
    begun = time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - begun
    return {name: (cpu_seconds(stack.services[name].process.pid) - before[name]) / passed for name in names}


def a_broker_killed_in_a_training(trial):
    watched = ("trainer-service", "corruption-service")

    def shares(stack):
        return cpu_shares(stack, watched, IDLE_WATCHED)

    def told(measured):
        return ", ".join(f"{name} at {share:.0%} of a core" for name, share in measured.items())

    with trial.stack() as stack:
        for number, delay in enumerate((3, 6, 9), start=1):
            training = stack.submit(one_training(number, epochs=25))
            stack.await_running(training, "train", 90)
            time.sleep(delay)
            stack.broker.kill()
            trial.say(f"broker killed {delay} s after the training began")
            time.sleep(DOWN)
            stack.start_broker()
            try:
                expect_complete(stack, training, 150)
                expect_complete(stack, stack.submit(tiny(100 + number)), 120)
            except (Timeout, Red) as trouble:
                raise Red(f"broker killed {delay} s into a training: {trouble}; {told(shares(stack))}") from trouble
        idle = shares(stack)
        seen = f"3 trainings and the experiments after them ended; then, idle, {told(idle)}"
        expect(all(share < IDLE_SHARE for share in idle.values()), seen)
        return seen


def topics_that_vanish(trial):
    with trial.stack() as stack:
        expect_complete(stack, stack.submit(tiny(1)), 150)
        deleted = stack.kafka.delete_topics()
        trial.say(f"{deleted} topics deleted")
        try:
            expect_complete(stack, stack.submit(tiny(2), patience=90), 120)
            how = "deleted topics were made again"
        except (Timeout, Red) as trouble:
            ready = {name: stack.health(name) for name in stack.services}
            raise Red(f"after {deleted} topics were deleted: {trouble}; ready: {ready}") from trouble
        stack.wipe_broker()
        stack.start_broker()
        trial.say("the broker's data is wiped")
        try:
            expect_complete(stack, stack.submit(tiny(3), patience=90), 120)
        except (Timeout, Red) as trouble:
            raise Red(f"{how}; after the broker's data was wiped: {trouble}") from trouble
        return f"{how}, and so were those of a wiped broker: a new experiment ended complete after each"


def more_workers_than_a_group_takes(trial):
    # A trainer that was there before would leave its place to the late one.
    with trial.stack([name for name in SERVICES if name != "trainer-service"]) as stack:
        with stack.kafka.members("tarnish.jobs.train", "jobs.train", MEMBERS) as (joined, full):
            trial.say(f"{joined} members joined, {full} found the group full")
            expect(full > 0, f"{joined} members joined one group: it has no bound here")
            late = stack.add("trainer-service-9")
            until(
                lambda: stack.health("trainer-service-9") is not None,
                120 * trial.patience,
                "the late trainer did not start",
            )
            experiment = stack.submit(tiny(1))
            setting = "group.share.max.size"

            def verdict():
                if any(task.startswith("train-") for task in stack.tasks("/done.json")):
                    return "works"
                if setting in late.process.log_text():
                    return f"says that {setting} bounds the group"
                if stack.health("trainer-service-9") == 503:
                    return "says that it is not ready"
                return None

            try:
                seen = until(verdict, 75 * trial.patience, "", pause=2)
            except Timeout as silence:
                lines = sum("GroupMaxSizeReached" in line for line in late.process.log_text().splitlines())
                raise Red(
                    f"beside {joined} members ({full} more found the group full) a trainer neither works nor says why in"
                    f" a sentence: GroupMaxSizeReached is in {lines} lines of its log, and it answers ready with"
                    f" {stack.health('trainer-service-9')}; {experiment} is"
                    f" '{stack.web.status(experiment).get('state')}'"
                ) from silence
            return f"beside {joined} members ({full} more found the group full) a trainer {seen}"


CASES = [
    Case("F2", "a broker killed in a training", a_broker_killed_in_a_training),
    Case("F7", "topics deleted under running services", topics_that_vanish),
    Case("F11", "more workers than a share group takes", more_workers_than_a_group_takes),
]
