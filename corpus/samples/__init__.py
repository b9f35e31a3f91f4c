"""The starter articles, written for this project."""
