"""Findings: what a study found, written out in plain sentences and tables."""
