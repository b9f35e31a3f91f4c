"""A day of a busy bot in less than an hour, watching that nothing grows: `make soak`."""
