"""Questions asked on Discord: every way in, who may ask how much, and what answers."""
