"""A shelf as it is searched: postings of its passages, and what was read of its articles."""
