"""Files for other programs, made from the same edition."""
