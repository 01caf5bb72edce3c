"""What the pages of findings and of profiles share: Markdown of any text, and the names of a study."""
