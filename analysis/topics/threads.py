"""Hold other libraries to one thread."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module


def one_thread() -> AbstractContextManager[object]:
    """Hold the numerical libraries to one thread: sums over more threads add up in another order."""
    # A limit reaches only libraries that are loaded already.
    for module in ("gensim.models.ldamodel", "sklearn.decomposition"):
        import_module(module)
    limits: AbstractContextManager[object] = import_module("threadpoolctl").threadpool_limits(limits=1)
    return limits
