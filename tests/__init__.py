"""Tests of the two packages, and the loopback Discord they are driven through."""
