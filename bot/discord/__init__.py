"""The part that faces Discord: the only code that imports `discord`."""
