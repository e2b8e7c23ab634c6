"""From terms to ranked passages. Knows passages; nothing of sources, answers or Discord."""
