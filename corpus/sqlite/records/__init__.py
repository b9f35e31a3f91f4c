"""What is kept beside the articles: questions, servers' settings, feeds, leases, and figures of it all."""
