"""Reports, compared but for what may differ from run to run."""

# Times, attempts and the experiment's own name: what EndToEndTest leaves out too.
TIMES = {"experiment", "submitted", "finished", "seconds", "plainSeconds", "resources", "tasks"}


def difference(one, other, place="report"):
    """The first place where two reports differ, and how; None where they are equal but for times."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted((one.keys() | other.keys()) - TIMES):
            if (name in one) != (name in other):
                return f"{place}.{name} is in one of them only"
            found = difference(one[name], other[name], f"{place}.{name}")
            if found:
                return found
        return None
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return f"{place} has {len(one)} and {len(other)} elements"
        found = (difference(a, b, f"{place}[{index}]") for index, (a, b) in enumerate(zip(one, other)))
        return next(filter(None, found), None)
    return None if one == other else f"{place} is {str(one)[:80]} and {str(other)[:80]}"
