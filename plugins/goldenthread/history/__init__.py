"""What changed between two states of a project, read by the same engine from its history, and told with care."""
