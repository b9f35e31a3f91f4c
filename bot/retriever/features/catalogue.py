"""Every feature by name, with its meaning, in families that a moderator understands."""

from collections.abc import Mapping
from typing import Final

FAMILIES: Final[Mapping[str, Mapping[str, str]]] = {
    "the question's words, in the sentence": {
        "sentence": "how well the sentence's own words match the question (BM25 over the sentence)",
        "cover": "the share of the question that the sentence says, by weight",
        "exact": "the share it says in the question's very words",
        "terms": "the share of the question's words, each counted alike",
        "missing": "the weight of the most telling word it lacks",
        "asked": "the share it says of the sentence of the question that asks",
        "asked_around": "the same share, with the sentence before it and the title",
        "dense": "the share of the sentence's words that are the question's",
        "phrases": "the share of the question's word pairs that stand together in the sentence",
        "near": "how close together the question's words stand in the sentence",
        "order": "the share of the question's words that come in the question's order",
        "cover_beside": "how much less of the question it says than the best candidate",
        "sentence_beside": "how much worse it matches than the best candidate",
    },
    "the question's words, around it": {
        "before": "the share said by the sentence before",
        "after": "the share said by the sentence after",
        "neighbours": "the share said by the sentence or the one before it",
        "following": "the share said by the sentence or the one after it",
        "earlier": "the share said by the sentence or the two before it",
        "around": "the share said by the sentence or one of its neighbours",
        "points_back": "whether the sentence opens with a word that points back",
        "carried": "the share said with the sentence before, if this one points back",
        "together": "the share said by title and passage together",
        "passage": "how well the passage matches the question (BM25)",
        "passage_rank": "how many passages match better",
        "article": "how well the article's best passage matches, beside the best article",
        "article_sum": "how well all passages of the article match, beside the best article",
        "article_cover": "the share of the question that the article says",
        "neighbours_beside": "how much less it says with the sentence before than the best candidate",
        "together_beside": "how much less its passage says than the best candidate's",
        "passage_beside": "how much worse its passage matches than the best candidate's",
        "article_cover_beside": "how much less its article says than the best candidate's",
    },
    "the title": {
        "title": "the share of the question that the title says",
        "with_title": "the share said by the sentence or the title",
        "with_title_before": "the share said by the sentence, the one before it or the title",
        "echo": "the share of the title's words that the sentence has",
        "with_title_beside": "how much less sentence and title say than the best candidate's",
        "with_title_before_beside": "how much less these and the sentence before say than the best's",
    },
    "the question's names and figures": {
        "names": "the share of the question's names that the sentence or the title has",
        "named": "the share of the question's names of several words that passage and title have whole",
        "figures": "the share of the question's figures that the sentence has",
    },
    "the kind of thing asked for": {
        "kind": "whether the sentence offers what kind of thing is asked for, and the question lacks",
        "lacking": "how far the sentence falls short of the number or the person asked for",
        "counted": "whether a number stands before the thing counted",
        "beside": "how much of the question stands close around the thing offered",
        "gap": "how far the thing offered is from the question's words",
        "new_names": "how many names it has that the question has not",
        "new_figures": "how many figures it has that the question has not",
        "person": "how surely it names a person whom the question does not",
        "in_title": "the share of its new names that the title has too",
        "sought": "whether it offers the very kind of thing the question names, such as a country",
        "sought_any": "whether it offers any kind of thing that the question may mean",
        "sought_before": "whether the sentence before offers it",
        "sought_in_title": "whether the title offers it",
        "kind_beside": "how much less it offers than the best candidate",
        "sought_beside": "how much less it offers the very kind of thing than the best candidate",
    },
    "the article's age": {
        "age": "how many days ago the article came out",
        "fresh": "how recent the article is",
        "stale": "how long ago the article came out, if it says",
    },
    "where in the article it stands": {
        "number": "how many sentences stand before it",
        "depth": "how far down in the article it stands",
        "depth_in_passage": "how far down in the passage it stands",
        "article_length": "how many sentences the article has",
    },
    "how it is written": {
        "asks": "whether the sentence is itself a question",
        "heading": "whether it looks like a heading: a few words, no number, no full stop",
        "long": "whether the sentence is very long",
        "words": "how many words it has",
    },
    "how much the question and the shelf give to go by": {
        "question_terms": "how many words the question gives to go by",
        "question_weight": "how telling the question's words are",
        "bare": "whether the question gives only one word to go by, and no name",
        "shelf": "how many passages were searched",
    },
}
"""The features of each family and what each means."""

FEATURES: Final = {name: meaning for family in FAMILIES.values() for name, meaning in family.items()}
"""Every feature of a sentence and what it means; their order is that of the columns of a feature matrix."""

COLUMNS: Final = {name: column for column, name in enumerate(FEATURES)}
"""Which column of a feature matrix holds which feature."""
