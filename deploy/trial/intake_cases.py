"""F1, F4, F5, F6, F10: what may happen to a request before its work begins."""

import collections
import json
import time

from .case import Case, Red, crowd, expect, expect_complete
from .machine import Timeout
from .requests import enormous, one_training, tiny, wrong

CUT = 20
PAGE_PATIENCE = 2


def requests_while_the_store_is_away(trial):
    with trial.stack() as stack, crowd(1) as pool:
        stack.proxy.refuse()
        begun = time.monotonic()
        posted = pool.submit(stack.web.post, tiny(1), 120)
        stack.send("sent-good", tiny(2))
        stack.send("sent-wrong", wrong(3))
        trial.say("three requests are out while the store refuses connections")
        time.sleep(max(0, CUT - (time.monotonic() - begun)))
        stack.proxy.start()
        status, answer = posted.result()
        trial.say(f"the store is back; POST was answered with {status} {answer}")
        experiments = stack.kafka.keys("experiments")
        ends, lost = {}, []
        end = time.monotonic() + 90 * trial.patience
        for experiment in experiments:
            try:
                left = max(1, end - time.monotonic())
                ends[experiment] = stack.await_end(experiment, left / trial.patience)
            except Timeout:
                lost.append(experiment)
        parked = stack.kafka.keys("parked")
        seen = (
            f"POST answered {status}; {len(experiments)} requests published, {len(lost)} neither accepted nor rejected,"
            f" {len(parked)} records parked"
        )
        expect(not lost and not parked, seen)
        expect(status in (202, 503), seen)
        expect(ends["sent-wrong"] == "rejected", f"{seen}; the invalid one ended {ends['sent-wrong']}")
        good = [end for experiment, end in ends.items() if experiment != "sent-wrong"]
        expect(all(end == "complete" for end in good), f"{seen}; valid ones ended {good}")
        return seen


def a_device_as_data_set(trial):
    with trial.stack() as stack:
        stack.send("device", tiny(1, dataset={"path": "/dev/stdin"}))
        good = stack.submit(tiny(2))
        expect_complete(stack, good, 120)
        state = stack.await_end("device", 60)
        expect(state == "rejected", f"the request with /dev/stdin ended {state}")
        return "the good request ended complete, the one with /dev/stdin rejected"


def an_enormous_request(trial):
    with trial.stack() as stack:
        request = enormous()
        status, answer = stack.web.post(request)
        size = f"the request of {len(json.dumps(request))} bytes was answered with {status}"
        trial.say(f"{size}: {json.dumps(answer)[:300]}")
        try:
            expect_complete(stack, stack.submit(tiny(1)), 150)
        except (Timeout, Red) as trouble:
            raise Red(f"{size}; a tiny one after it: {trouble}") from trouble
        ends = stack.services["corruption-service"].ends
        expect(ends == 0, f"{size}; corruption-service ended {ends} times")
        why = answer.get("errors") or [{}]
        return f"{size} ({why[0].get('message', answer.get('state'))}); a tiny one after it ended complete"


def unreadable_objects(trial):
    with trial.stack() as stack:
        model = stack.submit(tiny(0))
        expect_complete(stack, model, 150)
        request = stack.store.get(f"experiments/{model}/request.json")
        plan = stack.store.get(f"experiments/{model}/plan.json")

        def copied(body, name):
            return body.replace(model.encode(), name.encode())

        objects = {
            "open/a b": {"open/a b": b""},
            "open/.hidden": {"open/.hidden": b""},
            "a truncated plan.json": {
                "experiments/cut-plan/request.json": copied(request, "cut-plan"),
                "experiments/cut-plan/plan.json": copied(plan, "cut-plan")[: len(plan) // 2],
                "open/cut-plan": b"",
            },
            "an empty request.json": {"experiments/no-request/request.json": b"", "open/no-request": b""},
        }
        stopped = []
        for number, (name, bad) in enumerate(objects.items(), start=1):
            for key, body in bad.items():
                stack.store.put(key, body)
            # Whoever keeps what is open in memory reads it at its start.
            stack.services["corruption-service"].kill()
            good = stack.submit(tiny(number))
            try:
                expect_complete(stack, good, 75)
                trial.say(f"{name} stops nothing")
            except Timeout as trouble:
                trial.say(f"{name}: {trouble}")
                stopped.append(name)
                for key in bad:
                    stack.store.delete(key)
                # What is stopped by one must not be laid at the next one's door.
                stack.await_end(good, 180)
        expect(not stopped, f"a good experiment did not end beside {', '.join(stopped)}")
        return f"a good experiment ended beside each of {', '.join(objects)}"


def waiting_requests(trial):
    with trial.stack() as stack, crowd(40) as pool:
        stack.submit(one_training(1, epochs=40))
        answers = collections.Counter()
        body = json.dumps(wrong(2)).encode()

        def post_wrong(_):
            try:
                return stack.web.call("POST", "/experiments", body, timeout=90)[0]
            except stack.web.UNREACHABLE:
                return "none"

        answers.update(pool.map(post_wrong, range(200)))
        told = ", ".join(f"{count} x {status}" for status, count in sorted(answers.items(), key=str))
        trial.say(f"200 invalid requests, 40 at a time: {told}")

        # Nobody decides now, so each of these waits as long as the service lets it.
        stack.services["corruption-service"].process.pause()
        waiting = [pool.submit(stack.web.post, tiny(number), 90) for number in range(10, 30)]
        time.sleep(2)
        times = []
        for _ in range(3):
            begun = time.monotonic()
            try:
                status = stack.web.call("GET", "/", timeout=20)[0]
            except stack.web.UNREACHABLE:
                status = None
            times.append((time.monotonic() - begun, status))
            if times[-1][0] > PAGE_PATIENCE * trial.patience:
                break
        still = sum(not post.done() for post in waiting)
        stack.services["corruption-service"].process.resume()
        slowest, status = max(times)
        seen = (
            f"200 invalid requests were answered {told}; beside {len(waiting)} waiting POSTs ({still} still waiting) the"
            f" page took at most {slowest:.1f} s (status {status})"
        )
        expect(set(answers) <= {422, 503}, seen)
        expect(all(status == 200 and seconds <= PAGE_PATIENCE * trial.patience for seconds, status in times), seen)
        return seen


CASES = [
    Case("F1", "requests published while the store refuses connections", requests_while_the_store_is_away),
    Case("F4", "a data set at /dev/stdin", a_device_as_data_set),
    Case("F5", "a small request for millions of evaluations", an_enormous_request),
    Case("F6", "objects in the store that cannot be read", unreadable_objects),
    Case("F10", "many requests at once", waiting_requests),
]
