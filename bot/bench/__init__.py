"""Measuring the ranking on test collections, beside other libraries. Not used by the bot."""
