"""Rhetoric: how things are said."""
