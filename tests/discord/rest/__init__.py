"""The REST API v10: each request is recorded, checked, and carried out or refused."""
