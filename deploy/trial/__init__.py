"""What deploy/faults and deploy/chaos share: a stack whose parts are processes of their own, and ways to hurt it.

Python's standard library alone. Whatever is started here is ended, and whatever is mounted unmounted, when the
contexts that hold it are left.
"""
