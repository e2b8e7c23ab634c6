"""Plain text: cleaning, words, sentences. Knows nothing of sources, search or Discord."""
