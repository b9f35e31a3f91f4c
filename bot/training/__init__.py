"""How the learned model is made from named data, and measured; not needed at run time."""
