"""Profiles: what is distinctive in an author, in frames, words, markers and devices, in each version."""
