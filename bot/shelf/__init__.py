"""A server's own shelf: what its moderators keep, and what follows from it."""
