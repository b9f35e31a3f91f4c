"""`ask`: the answer in words and as JSON."""

import json

import pytest

KEYS = {
    "question",
    "answered",
    "quote",
    "article",
    "start",
    "end",
    "confidence",
    "others",
    "closest",
    "newer",
}
REAL = {
    "Who did Milley try to reach on Tuesday?": "Russian Gen. Valery Gerasimov",
    "Where did the missile land?": "the village of Przewodów",
    "How many missiles did Russia fire?": "between 60 and 100 missiles",
}
QUOTE = "The port authority of Skarrow approved the harbour plan on Monday by seven votes to two."


def test_the_answer_stands_on_a_line_of_its_own_word_for_word(command, harbour):
    command("add", harbour)
    assert QUOTE in command("ask", "Who approved the harbour plan?").stdout.splitlines()


def test_json_keeps_the_contract_when_there_is_an_answer(command, harbour):
    command("add", harbour)
    answer = json.loads(command("ask", "Who approved the harbour plan?", "--json").stdout)
    (stored,) = json.loads(command("list", "--json").stdout)
    text = json.loads(command("show", stored["id"], "--json").stdout)["text"]
    assert set(answer) == KEYS
    assert answer["answered"] is True
    assert answer["quote"] == text[answer["start"] : answer["end"]] == QUOTE
    assert answer["article"] == stored
    assert 0 <= answer["confidence"] <= 1


def test_json_keeps_the_contract_when_nothing_answers(command):
    done = command("ask", "Who won the cup?", "--json")
    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert set(answer) == KEYS
    assert [answer[key] for key in ("answered", "quote", "article", "start", "end")] == [False] + [None] * 4


def test_a_server_is_asked_over_its_own_shelf_and_the_shared_one(command, harbour, folder):
    other = folder / "mill.txt"
    other.write_text("Mill closes\n\nThe paper mill at Ostby closed its doors on Friday after 112 years.\n")
    command("add", harbour, "--server", "7")
    command("add", other)
    assert QUOTE in command("ask", "Who approved the harbour plan?", "--server", "7").stdout
    assert "Ostby" in command("ask", "Which paper mill closed on Friday?", "--server", "7").stdout
    assert QUOTE not in command("ask", "Who approved the harbour plan?").stdout
    assert QUOTE not in command("ask", "Who approved the harbour plan?", "--server", "8").stdout


def test_an_empty_question_is_answered_with_silence(command, harbour):
    command("add", harbour)
    assert json.loads(command("ask", "", "--json").stdout)["answered"] is False


def test_a_question_that_is_not_utf_8_is_answered_with_silence(command):
    answer = json.loads(command("ask", "Who won \udcff?", "--json").stdout)
    assert (answer["question"], answer["answered"]) == ("Who won \udcff?", False)


@pytest.mark.data
def test_a_real_article_is_titled_by_its_first_line_and_answers(command, shared):
    path = shared / "data" / "article.txt"
    command("add", path)
    [article] = json.loads(command("list", "--json").stdout)
    assert article["title"] == path.read_text(encoding="utf-8").partition("\n")[0]
    for question, words in REAL.items():
        assert words in json.loads(command("ask", question, "--json").stdout)["quote"]
    silence = json.loads(command("ask", "Who won the World Cup?", "--json").stdout)
    assert (silence["answered"], silence["closest"]) == (
        False,
        [{key: article[key] for key in ("id", "title")}],
    )


def test_an_empty_shelf_is_said_to_be_one_apart_from_the_answer(command, harbour):
    assert "add --samples" in command("ask", "Who won?").stderr
    command("add", harbour)
    assert command("ask", "Who won?").stderr == ""
