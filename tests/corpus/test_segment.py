"""Sentences, paragraphs and passages: exact, complete, where a reader would end them, and in linear time."""

import json
import re
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Sentence
from corpus.segment import MAX_PASSAGE, MAX_SENTENCE, paragraphs, passages, sentences
from tests.generated import generated_articles

HARD_TEXTS = st.text(
    st.sampled_from("ab AB.1 \n\n\t.!?…\"'“”‘’()[]-—:;,。？“」#*•é\u0301\u200d\xa0\u2029"), max_size=200
)


def split(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


def check(text: str) -> None:
    """Everything that holds for the sentences of any text."""
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    position = 0
    for start, end in spans:
        quote = text[start:end]
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert quote == quote.strip()
        assert len(quote) <= MAX_SENTENCE
        position = end
    assert not text[position:].strip()
    edges = paragraphs(text)
    assert all(any(first <= start and end <= last for first, last in edges) for start, end in spans)


def test_spans_of_10_000_generated_articles() -> None:
    for article in generated_articles(seed=20, count=10_000):
        check(article.text)


@settings(deadline=None)
@given(HARD_TEXTS)
def test_spans_of_any_text(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(HARD_TEXTS, st.data())
def test_part_of_a_text_is_split_as_if_it_stood_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    alone = sentences(text[start:end])
    assert sentences(text, start, end) == [Sentence(start + s.start, start + s.end) for s in alone]


WHOLE = [
    "Gen. Mark Milley met U.S. officials on Jan. 6 at No. 10 Downing St. in London.",
    "J. K. Rowling and George W. Bush read E.B. White to John F. Kennedy Jr. High School.",
    "It rose 3.75% to $4.2 million vs. Nov. 30, i.e. more than Mr. Tanaka's 0.5%.",
    "Rep. Ada Ruiz, D-Calif. (left), and Lt. Gov. Tom Bell spoke at 5 p.m. Monday, 2 p.m. ET.",
    "“Are you sure?” he asked.",
    "“Are you sure?” Smith asked the man from Washington, D.C. police.",
    "‘Stop!’ Mayor Maria van Dyke shouted.",
    "She was ... tired … and went home.",
    '"... and that was all."',
    "It was, well ... I don't know.",
    "She told Yahoo! News that it was over.",
    "WASHINGTON (AP) — The bill passed.",
    "ST. LOUIS — The bill passed.",
    "The new law is dead. — Jane Doe",
    "3. The third of them",
    "Write to desk@example.com or see www.example.com/a.b?c=D.E today.",
    "It beat Roe v. Wade in Vol. 3 of the Ph.D. thesis.",
    "一个没有句号的标题",
    "「もう待てない。」と市長は話した。",
]


@pytest.mark.parametrize("text", WHOLE)
def test_sentence_goes_on(text: str) -> None:
    assert split(text) == [text]


PARTED = [
    "The U.S. ‖ The end came early.",
    "It cost $5.2 million. ‖ 20 people paid.",
    "He left Acme Inc. ‖ They paid him on Jan. 6. ‖ Nobody knew.",
    "Doors open at 7 p.m. ‖ Police will be there.",
    "It was on Feb. 10. ‖ Men and women came.",
    "She takes vitamin D. ‖ Doctors told her to.",
    "He wrote it on X. ‖ Musk replied.",
    "“We will not wait. ‖ It is a mess,” he said. ‖ “Who pays?”",
    '"We will not wait. ‖ It is a mess." ‖ "Who pays?" ‖ She did.',
    "‘We will not wait.’ ‖ (It was a mess.) ‖ [Laughter.] ‖ They left.",
    "“We will not wait. ” ‖ They left.",
    "He said: „Wir warten nicht.“ ‖ Sie gingen.",
    "« Nous partons. » ‖ Ils sont partis.",
    "They waited... ‖ Then they left … ‖ Nobody saw them.",
    "It is. ... ‖ It was. […] ‖ It will be.",
    "Is it true? ‖ Yes! ‖ iPhone sales fell.",
    "Nobody was hurt.[12] ‖ The bridge is closed.",
    "They will not wait.‖“It is a mess,” he said.",
    "Is the bridge closed?‖Here is what we know",
    "The bridge on Friday ‖ Image: A. Writer.",
    "Here is how: 1. Wait. ‖ 2. Leave.",
    "Совет закрыл мост. ‖ «Мы ждали», — сказал мэр. ‖ Почему?",
    "أغلق المجلس الجسر. ‖ هل يدفع أحد؟ ‖ نعم.",
    "市议会关闭大桥。‖“我们不会再等了。”‖市长说。‖谁来付钱？",
    "परिषद ने पुल बंद किया। ‖ कौन भुगतान करेगा?",
]


@pytest.mark.parametrize("text", PARTED)
def test_sentence_ends(text: str) -> None:
    assert split(text.replace(" ‖ ", " ").replace("‖", "")) == [part.strip() for part in text.split("‖")]


LINES = [
    "A heading without a stop\n‖Officials said on Tuesday that the bridge would be closed for a year.",
    "By A. Writer\n‖Published 5:02 p.m. ET Jan. 6, 2024\n‖Officials closed the bridge.",
    "The list:\n‖- two pillars\n‖- one road\n‖• and a ferry\n‖1. First\n‖2) Second\n‖(c) Third",
    "Okafor in St. Paul (Photo: EX/B. Lens)\n‖Okafor met the mayor of the city and closed the bridge.",
    "the bridge\nwill be closed",
    "Ruiz, Bell,\nOkafor and Hale",
    "One paragraph. ‖ Two sentences\n\n‖Another paragraph",
]


@pytest.mark.parametrize("text", LINES)
def test_lines_of_a_paragraph(text: str) -> None:
    assert split(text.replace(" ‖ ", " ").replace("‖", "")) == [part.strip() for part in text.split("‖")]


@pytest.mark.parametrize("width", [50, 60, 72, 100])
def test_prose_wrapped_by_hand_goes_on(width: int) -> None:
    prose = " ".join(text for text in WHOLE if text.isascii() and text[0].isalpha() and text.endswith("."))
    wrapped = textwrap.fill(prose, width, break_long_words=False, break_on_hyphens=False)
    assert [quote.replace("\n", " ") for quote in split(wrapped)] == split(prose)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    text = " One\nline \n \t\n\n Two\u2029Three\r\n\r\nFour\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One\nline", "Two", "Three", "Four"]


def test_no_text_has_no_parts() -> None:
    assert (paragraphs(" \n\n "), sentences(" \n\n "), passages("")) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "cut"),
    [("word " * 130 + "and, " + "word " * 100, ","), ("word " * 200, "d"), ("x" * 1000, "x")],
)
def test_long_run_is_cut_where_it_hurts_least(text: str, cut: str) -> None:
    first = split(text)[0]
    assert first.endswith(cut)
    assert len(first) > MAX_SENTENCE - 150


def test_long_run_is_not_cut_inside_a_character() -> None:
    first = split("x" + "e\u0301" * 700)[0]
    assert first.endswith("e\u0301")


def test_passages_are_runs_of_whole_paragraphs() -> None:
    for article in generated_articles(seed=21, count=500):
        found = passages(article.text)
        edges = paragraphs(article.text)
        assert [s for passage in found for s in passage.sentences] == sentences(article.text)
        assert {passage.start for passage in found} <= {start for start, _ in edges}
        assert {passage.end for passage in found} <= {end for _, end in edges}


def test_passage_comes_near_the_target() -> None:
    text = "\n\n".join(["A heading", "word " * 40, "word " * 25, "word " * 200, "word " * 30, "字" * 1500])
    counts = [len(text[passage.start : passage.end].split()) for passage in passages(text)]
    assert counts == [67, 200, 30, 1]
    assert [len(passage.sentences) for passage in passages(text, target=1000)] == [9]


def test_a_book_in_one_paragraph_is_parted_between_sentences() -> None:
    text = "The harbour bridge reopened on Monday. " * 2_000
    found = passages(text)
    assert [s for passage in found for s in passage.sentences] == sentences(text)
    assert all(passage.end - passage.start <= MAX_PASSAGE for passage in found)
    assert len(found) == -(-len(text) // MAX_PASSAGE)


NASTY = {
    "dots": ".",
    "spaced dots": ". ",
    "quotes": '"',
    "dots and quotes": '."',
    "stops and brackets": "?) ",
    "footnotes": ".[1]",
    "one word": "x",
    "initials": "A. ",
    "reports": '?" Aa ',
    "spaces": " ",
    "lines": "\n",
    "spaced lines": "\n \t",
    "short lines": "Aa\n",
    "marks": "e\u0301",
    "only marks": "\u0301",
    "full width": "。」",
    "credits": "Image: ",
    "commas": ",",
}


@pytest.mark.parametrize("piece", NASTY.values(), ids=NASTY.keys())
def test_time_is_linear(piece: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four.

    Another program can only make a run slower, so the quickest of several is the truest: the two sizes
    are measured in turn until they agree, and what is not linear never does.
    """

    def seconds(size: int) -> float:
        text = ("Aa. " + piece * (size // len(piece)) + "x")[:size]
        began = time.process_time()
        passages(text)
        return time.process_time() - began

    small = large = float("inf")
    for _ in range(9):
        small, large = min(small, seconds(25_000)), min(large, seconds(200_000))
        if large < 20 * small + 0.02:
            return
    pytest.fail(f"25,000 characters take {small:.3f} s, 200,000 take {large:.3f} s")


def documents(path: Path) -> list[list[tuple[str, set[int]]]]:
    """The gold paragraphs by document: each a text and the offsets at which its sentences end.

    A document begins at its headline, which is the paragraph before its date line.
    """
    found: list[list[tuple[str, set[int]]]] = []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row, following in zip(rows, [*rows[1:], {"text": ""}], strict=True):
        ends, position = set[int](), 0
        for sentence in row["sentences"]:
            position = row["text"].index(sentence, position) + len(sentence)
            ends.add(position)
        if re.fullmatch(r"[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}", following["text"]):
            found.append([])
        found[-1].append((row["text"], ends))
    return found


def boundary_f1(document: list[tuple[str, set[int]]]) -> float:
    """Micro F1 of the sets of offsets at which sentences end, the last of each paragraph included."""
    right = wrong = 0
    for text, gold in document:
        ends = {sentence.end for sentence in sentences(text)}
        right += len(gold & ends)
        wrong += len(gold ^ ends)
    return 2 * right / (2 * right + wrong)


@pytest.mark.data
def test_boundaries_agree_with_gold(shared: Path) -> None:
    gold = documents(shared / "data" / "sentences.jsonl")
    each = [boundary_f1(document) for document in gold]
    overall = boundary_f1([paragraph for document in gold for paragraph in document])
    assert len(gold) == 12
    assert overall >= 0.95, f"by document: {[round(f1, 3) for f1 in each]}"
