"""Turns strategies, pledges and action plans, written in YAML and Markdown, into a linked public site."""

__version__ = "0.1.0"
