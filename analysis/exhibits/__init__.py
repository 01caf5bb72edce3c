"""Tables for print: what they say, and how they are set in LaTeX, Word, Markdown and spreadsheets."""
