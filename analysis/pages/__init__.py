"""What pages share: Markdown of any text, the names of a study, and how a page becomes one file of HTML."""
