"""Sources and their text. Knows nothing of search, answers or Discord."""
