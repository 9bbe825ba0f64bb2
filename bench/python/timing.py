"""Milliseconds of CPU of corruptions."""

import time

WARM_UP_SECONDS = 0.3
SECONDS = 0.4
LEAST_CALLS = 3


def milliseconds(call):
    """What a call takes of all threads of this process, on average over a round; compilers come first."""
    begun = time.perf_counter()
    call()
    while time.perf_counter() - begun < WARM_UP_SECONDS:
        call()
    calls = 0
    begun = time.process_time()
    while calls < LEAST_CALLS or time.process_time() - begun < SECONDS:
        call()
        calls += 1
    return 1e3 * (time.process_time() - begun) / calls
