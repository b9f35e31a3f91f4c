"""tantivy: Lucene's model in Rust, with a number kept for every passage."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from tests.benchmarks.engines.engine import Engine, Terms


class Tantivy(Engine):
    """Frequencies without positions; the numbers of the best are read from the documents it stores."""

    name = "tantivy"
    packages = ("tantivy",)

    def __init__(self, index: Any, count: int) -> None:
        self._index = index
        self._schema = index.schema
        self._count = count
        self._writer: Any = None
        self._searcher = index.searcher()

    @classmethod
    def build(cls, folder: Path, articles: Iterable[Sequence[Terms]]) -> Self:
        from tantivy import Index

        engine = cls(Index(_schema(), path=str(folder)), 0)
        for article in articles:
            engine._write(article)
        engine._writer.commit()
        engine._writer.wait_merging_threads()
        engine._writer = None
        engine._reload()
        return engine

    @classmethod
    def open(cls, folder: Path) -> Self:
        from tantivy import Index

        return cls(Index.open(str(folder)), 0)

    def search(self, query: Terms, k: int) -> Sequence[int]:
        from tantivy import Occur, Query

        asked = Query.boolean_query(
            [(Occur.Should, Query.term_query(self._schema, "terms", term, "freq")) for term in query]
        )
        hits = self._searcher.search(asked, k, count=False).hits
        return self._numbers([address for _, address in hits])

    def _numbers(self, addresses: list[Any]) -> list[int]:
        return [self._searcher.doc(address)["passage"][0] for address in addresses]

    def add(self, passages: Sequence[Terms]) -> int:
        first = self._count
        self._write(passages)
        self._writer.commit()
        self._reload()
        return first

    def remove(self, first: int, passages: Sequence[Terms]) -> None:
        from tantivy import Query

        self._writer.delete_documents_by_query(Query.term_query(self._schema, "article", first))
        self._writer.commit()
        self._reload()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()

    def _write(self, passages: Sequence[Terms]) -> None:
        from tantivy import Document

        if self._writer is None:
            self._writer = self._index.writer(128_000_000, 1)
        first = self._count
        for passage in passages:
            document = Document()
            document.add_text("terms", " ".join(passage))
            document.add_unsigned("passage", self._count)
            document.add_unsigned("article", first)
            self._writer.add_document(document)
            self._count += 1

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


class TantivyColumn(Tantivy):
    """The same, but the numbers are read from a column ("fast field"): quicker, and less usual."""

    name = "tantivy (fast field)"

    def _numbers(self, addresses: list[Any]) -> list[int]:
        numbers: list[int] = self._searcher.fast_field_values("passage", addresses)
        return numbers


def _schema() -> Any:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("passage", stored=True, fast=True)
    builder.add_unsigned_field("article", indexed=True)
    return builder.build()
