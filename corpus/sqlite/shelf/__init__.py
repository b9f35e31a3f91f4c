"""The statements behind `ArticleStore`: what is read of a shelf, and what is written to it."""
