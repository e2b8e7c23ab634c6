"""How an answer is shown: in words that every surface shares, as Markdown, as JSON, in a terminal."""
