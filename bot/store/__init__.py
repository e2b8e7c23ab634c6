"""What the bot keeps, in SQLite."""
