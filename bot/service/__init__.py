"""What it takes to run for years: logs, metrics, probes, backups, and telling the system how it goes."""
