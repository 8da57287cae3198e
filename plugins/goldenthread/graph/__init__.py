"""Records linked to each other, both ways."""
