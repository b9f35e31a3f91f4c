"""How Verbatim is asked: on Discord, in the terminal, from the command line."""
