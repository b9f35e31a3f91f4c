"""A Discord of our own on 127.0.0.1, strict where Discord is strict, that an unmodified client logs in to."""
