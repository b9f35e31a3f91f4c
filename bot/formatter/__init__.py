"""An answer becomes what a person sees: a Discord message, terminal text, JSON."""
