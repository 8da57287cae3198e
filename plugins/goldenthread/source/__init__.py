"""Text that knows its place: files, YAML as a tree, Markdown with facts on top."""
