"""What keeps a server's sources in order: checks, long lists, what readers left."""
