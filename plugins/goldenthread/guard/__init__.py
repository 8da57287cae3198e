"""Disclosure control: which counts of a table must be withheld so that no small one can be worked out."""
