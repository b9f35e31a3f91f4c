"""What Verbatim knows: articles, where they come from, and where they are kept."""
