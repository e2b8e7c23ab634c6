"""What moderators do from inside Discord: adding, correcting, retiring, undoing, and setting up their server."""
