"""The kinds of things, a folder each."""
