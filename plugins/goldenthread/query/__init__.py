"""Questions that a page asks of the items: a fenced block in prose that lists or counts them."""
