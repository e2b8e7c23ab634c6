"""Cuttings: answers questions about collected reporting in the reporting's own words."""

__version__ = "0.1.0"
