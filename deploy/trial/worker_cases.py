"""F3, F8, F9: workers whose store, disk or luck is bad."""

import threading
import time

from .case import Case, Red, expect, expect_complete
from .machine import Skipped, Timeout, small_disk, until
from .requests import one_training, tiny

RESETS = 9
KILLS = 10
SLOWNESS = 12
LET_GO = b'"finished":true'
LET_GO_WITHIN = 45
BEGINS_WITHIN = 60


def checkpoints_that_break_off(trial):
    with trial.stack() as stack:
        broken = []

        def judge(line, start):
            words = line.split()
            if words[0] != "PUT" or "/checkpoints/" not in words[1] or len(broken) == RESETS:
                return None
            broken.append(words[1])
            trial.say(f"reset {len(broken)}: {words[1]}")
            return "reset"

        stack.proxy.judge = judge
        experiment = stack.submit(one_training(1, epochs=15))
        try:
            expect_complete(stack, experiment, 240)
        except (Timeout, Red) as trouble:
            raise Red(f"{len(broken)} puts of checkpoints reset: {trouble}") from trouble
        expect(len(broken) == RESETS, f"only {len(broken)} puts of checkpoints were seen, {RESETS} were to be reset")
        return f"{RESETS} puts of checkpoints reset; the training ended"


def killed_after_each_checkpoint(trial):
    with trial.stack() as stack:
        experiment = stack.submit(one_training(1, epochs=60))
        trainer = stack.services["trainer-service"]
        seen = set()

        def new_checkpoint():
            if stack.store.get(f"experiments/{experiment}/outcome.json") is not None:
                return "over"
            now = {key for key in stack.store.list("tasks/") if "/checkpoints/epoch-" in key}
            return now - seen

        for kill in range(1, KILLS + 1):
            new = until(new_checkpoint, 120 * trial.patience, f"no new checkpoint after {kill - 1} kills", pause=0.2)
            if new == "over":
                break
            seen |= new
            trainer.kill()
            trial.say(f"kill {kill}, after {max(new).rsplit('/', 1)[1]}")
        try:
            expect_complete(stack, experiment, 240)
        except (Timeout, Red) as trouble:
            raise Red(f"a training killed {kill} times, each after a new checkpoint: {trouble}") from trouble
        expect(kill == KILLS, f"the training ended before it could be killed {KILLS} times")
        return f"a training killed {KILLS} times, each after a new checkpoint, ended"


def a_trainer_with_a_full_disk(trial):
    with small_disk(trial.folder / "full", "64k") as full, trial.stack() as stack:
        stack.add("trainer-service-2", work=full)
        stack.wait_ready("trainer-service-2")
        experiment = stack.submit(tiny(0, seeds=[11, 12, 13, 14]))
        state = stack.await_end(experiment, 300)
        failed = stack.failed(experiment)
        sick = stack.services["trainer-service-2"].process.log_text().count(": begun, attempt")
        seen = f"beside a trainer with a full disk, which began {sick} tasks, {len(failed)} tasks failed"
        expect(state == "complete" and not failed, f"{seen}{': ' + failed[0] if failed else ''} (ended {state})")
        return seen


def healthy_work(trial):
    seen, red = [], False
    for part in (killed_after_each_checkpoint, a_trainer_with_a_full_disk):
        try:
            seen.append(part(trial))
        except (Red, Timeout) as fault:
            red = True
            seen.append(str(fault))
        except Skipped as reason:
            seen.append(f"skipped: {reason}")
    expect(not red, "; ".join(seen))
    return "; ".join(seen)


def cancelled_and_wanted_again(trial):
    """A worker that lets go of a cancelled training slowly must not be taken for one that goes on with it."""
    with trial.stack() as stack:
        cancelled, letting_go = threading.Event(), threading.Event()

        def judge(line, start):
            method, path, *_ = line.split()
            if method != "PUT" or "claim" not in path or letting_go.is_set():
                return None
            if cancelled.is_set() and LET_GO in start:
                letting_go.set()
            return SLOWNESS

        wanted = one_training(1, epochs=90)
        first = stack.submit(wanted)
        stack.await_running(first, "train", 90)
        stack.add("trainer-service-2")
        stack.wait_ready("trainer-service-2")
        stack.proxy.judge = judge
        expect(stack.web.cancel(first) == 202, "the first experiment could not be cancelled")
        cancelled.set()
        # A build that writes its claims otherwise is not waited for.
        seen = letting_go.wait(LET_GO_WITHIN)
        trial.say(f"cancelled; {'the worker lets go' if seen else 'no slow release of a claim was seen'}")
        second = stack.submit(wanted)
        third = stack.submit(one_training(2, epochs=90))
        begun = time.monotonic()
        try:
            stack.await_running(second, "train", BEGINS_WITHIN)
        except Timeout as trouble:
            kinds = stack.web.status(third).get("kinds", [])
            beside = any(kind["kind"] == "train" and (kind["running"] or kind["done"]) for kind in kinds)
            raise Red(f"{trouble}; that of {third}, submitted later, {'began' if beside else 'did not either'}") from trouble
        return (
            f"the training began {time.monotonic() - begun:.0f} s after it was wanted again"
            f"{'' if seen else ' (no slow release of a claim was seen)'}"
        )


CASES = [
    Case("F3", "checkpoints whose puts break off", checkpoints_that_break_off),
    Case("F8", "healthy work that is declared failed", healthy_work),
    Case("F9", "a training cancelled and wanted again", cancelled_and_wanted_again),
]
