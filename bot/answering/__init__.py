"""From a question to an answer: passages, quotes, deep links. Knows sources and search, nothing of Discord."""
