"""Settings of all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# Machines are noisy: no example may fail for having been slow.
settings.register_profile(
    "parallax", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("parallax")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole runs come first, so that no process is left with a long one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
