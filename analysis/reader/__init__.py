"""The reader: one page, without a server, in which both versions of every article are read side by side."""
