"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Machines are noisy: no example may fail for having been slow.
settings.register_profile(
    "parallax", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("parallax")
