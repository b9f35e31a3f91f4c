"""One process among others: how it begins and ends, what it tells the system, and whose turn it is."""
