"""The whole program without a face: the shelf, the retriever, and the check of every quote before it leaves."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.retriever.answer import Answer
from bot.retriever.retriever import Retriever
from bot.settings import Settings
from corpus.article import ServerId
from corpus.shelf import Shelf
