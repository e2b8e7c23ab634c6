"""What people follow, and what the bot tells them of it."""
