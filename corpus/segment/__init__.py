"""Text to paragraphs, passages and sentences, as exact spans."""

from corpus.segment.paragraphs import paragraphs
from corpus.segment.passages import MAX_PASSAGE, PASSAGE_WORDS, passages
from corpus.segment.sentences import MAX_SENTENCE, sentences

__all__ = ["MAX_PASSAGE", "MAX_SENTENCE", "PASSAGE_WORDS", "paragraphs", "passages", "sentences"]
