"""Parallax: discourse and rhetoric analysis of bilingual journals.

The library is pure: tables in, tables out. Stages import from the ones before them:
``corpus → language → framing, topics → figures``; ``statistics`` and ``tables`` serve all of them.
"""
