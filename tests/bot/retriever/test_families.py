from collections import Counter
from itertools import chain

from bot.retriever.families import FAMILIES
from bot.retriever.features.catalogue import FEATURES


def test_every_feature_is_in_exactly_one_family():
    assert Counter(chain.from_iterable(FAMILIES.values())) == Counter(list(FEATURES))
