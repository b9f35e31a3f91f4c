"""How much of the question the sentences around, the title, the passage and the article say."""

from collections.abc import Mapping

import numpy as np

from bot.retriever.distinct import distinct
from bot.retriever.evidence import Name
from bot.retriever.features.pool import Column, Pool
from bot.retriever.signs import POINTS_BACK


def surroundings(pool: Pool) -> Mapping[str, Column]:
    """The features of what stands around the sentence."""
    said, before, after = (pool.credits[places] for places in (pool.own, pool.before, pool.after))
    title = pool.credits[pool.title]
    with_before = np.maximum(said, before)
    with_title = np.maximum(said, title)
    back = pool.gives(POINTS_BACK)
    cover, neighbours = pool.share(said), pool.share(with_before)
    return {
        "before": pool.share(before),
        "after": pool.share(after),
        "neighbours": neighbours,
        "following": pool.share(np.maximum(said, after)),
        "earlier": pool.share(np.maximum(with_before, pool.credits[pool.earlier])),
        "around": pool.share(np.maximum(with_before, after)),
        "points_back": back,
        "carried": np.where(back > 0, neighbours, cover),
        "title": pool.share(title),
        "with_title": pool.share(with_title),
        "with_title_before": pool.share(np.maximum(with_title, before)),
        "echo": _echo(pool),
        "names": _names(pool, with_title),
        "figures": _figures(pool, said),
        **_passage(pool, with_before, title),
        **_article(pool, with_before),
    }


def _passage(pool: Pool, with_before: Column, title: Column) -> Mapping[str, Column]:
    """What the passage says with the title, and how well BM25 finds it."""
    together = pool.best_of_passages(np.maximum(with_before, title))
    relevance = np.array([passage.relevance for passage in pool.passages])
    rank = (relevance[:, None] < relevance[None, :]).sum(axis=1)
    whole = [pool.matcher.numbers(set(name.terms)) for name in _whole_names(pool)]
    told = [(together[:, name] == 1.0).all(axis=1) for name in whole]
    named = np.mean(told, axis=0) if told else np.ones(len(pool.passages))
    return {
        "together": pool.of_passages(pool.share(together)),
        "named": pool.of_passages(named),
        "passage": relevance[pool.passage],
        "passage_rank": rank[pool.passage].astype(np.float64),
    }


def _article(pool: Pool, with_before: Column) -> Mapping[str, Column]:
    """What all passages of the article say together, and how well BM25 finds them."""
    relevance = np.array([passage.relevance for passage in pool.passages])
    best, total = np.zeros(len(pool.articles)), np.zeros(len(pool.articles))
    np.maximum.at(best, pool.article_of, relevance)
    np.add.at(total, pool.article_of, relevance)
    said = pool.titles.copy()
    np.maximum.at(said, pool.article_of, pool.best_of_passages(with_before))
    return {
        "article": pool.of_articles(best / (best.max(initial=0.0) or 1.0)),
        "article_sum": pool.of_articles(total / (total.max(initial=0.0) or 1.0)),
        "article_cover": pool.of_articles(pool.share(said)),
    }


def _whole_names(pool: Pool) -> list[Name]:
    return [name for name in pool.matcher.question.evidence.names if len(name.terms) > 1]


def _names(pool: Pool, with_title: Column) -> Column:
    """The share of the question's names that sentence and title have; 0.5 if it names nothing."""
    numbers = pool.matcher.numbers(pool.matcher.question.evidence.capitals)
    weights = pool.matcher.weights[numbers]
    if not weights.sum():
        return np.full(len(pool), 0.5)
    share: Column = (with_title[:, numbers] > 0) @ weights / weights.sum()
    return share


def _figures(pool: Pool, said: Column) -> Column:
    """The share of the question's figures that the sentence has; 0.5 if it has none."""
    numbers = pool.matcher.numbers({term for term in pool.matcher.terms if term[0].isdigit()})
    return (said[:, numbers] == 1.0).mean(axis=1) if numbers else np.full(len(pool), 0.5)


def _echo(pool: Pool) -> Column:
    """The share of the title's words that the sentence has."""
    texts, total = pool.texts, len(pool.in_title)
    at = np.flatnonzero(pool.in_title[texts.said])
    said = distinct(texts.text_of[at] * total + texts.said[at])
    found = np.bincount(said // total, minlength=len(texts))
    share: Column = found[pool.own] / np.maximum(found[pool.title], 1)
    return share
