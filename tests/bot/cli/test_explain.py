"""`explain`: why these sentences, in words and as JSON."""

import json

import pytest

QUESTION = "Who approved the harbour plan?"
QUOTE = "The port authority of Skarrow approved the harbour plan on Monday by seven votes to two."


def test_the_best_sentences_are_shown_with_what_spoke_for_them(command, harbour):
    command("add", harbour)
    shown = command("explain", QUESTION)
    assert shown.exit_code == 0
    assert QUOTE in " ".join(shown.stdout.split())
    assert "the question's words, in the sentence" in shown.stdout
    assert "The second lost to the first" in shown.stdout


def test_json_agrees_with_what_ask_says(command, harbour):
    command("add", harbour)
    explained = json.loads(command("explain", QUESTION, "--json").stdout)
    answer = json.loads(command("ask", QUESTION, "--json").stdout)
    first = explained["quotes"][0]
    assert {name: first[name] for name in ("quote", "article", "start", "end")} == {
        name: answer[name] for name in ("quote", "article", "start", "end")
    }
    assert explained["confidence"] == answer["confidence"]
    assert explained["answered"] is True
    assert sum(each["contribution"] for each in first["families"]) == pytest.approx(first["score"])


def test_the_threshold_is_the_one_that_is_set(command, harbour, monkeypatch):
    command("add", harbour)
    monkeypatch.setenv("CONFIDENCE_THRESHOLD", "1")
    assert "stays silent" in command("explain", QUESTION).stdout


def test_as_many_are_shown_as_asked_for(command, harbour):
    command("add", harbour)
    assert len(json.loads(command("explain", QUESTION, "--best", "1", "--json").stdout)["quotes"]) == 1
    assert command("explain", QUESTION, "--best", "0").exit_code == 2


def test_a_server_is_asked_over_its_own_shelf(command, harbour):
    command("add", harbour, "--server", "7")
    assert json.loads(command("explain", QUESTION, "--server", "7", "--json").stdout)["quotes"]
    assert not json.loads(command("explain", QUESTION, "--server", "8", "--json").stdout)["quotes"]


def test_a_question_that_nothing_matches_is_explained(command, harbour):
    command("add", harbour)
    shown = command("explain", "Zebra?")
    assert "No sentence here matches it" in " ".join(shown.stdout.split())
    assert (shown.exit_code, shown.stderr) == (0, "")


def test_an_empty_shelf_is_said_to_be_one(command):
    shown = command("explain", QUESTION)
    assert "No sentence here matches it" in " ".join(shown.stdout.split())
    assert "add --samples" in shown.stderr
