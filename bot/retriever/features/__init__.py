"""What speaks for a sentence as the answer: named figures, a row of them for each candidate."""
