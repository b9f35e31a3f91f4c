"""What commands there are, as Discord has them: on the tree, sent, and in every language."""
