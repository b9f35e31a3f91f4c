"""What a server's moderators see of it: settings, gaps, figures, its log, its end."""
