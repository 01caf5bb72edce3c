"""The report: a page in one file with what was found, how sure it is, and what it comes from."""
