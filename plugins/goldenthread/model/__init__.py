"""What authors write, typed and checked one record at a time."""
