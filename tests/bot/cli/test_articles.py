"""`list`, `show`."""

from corpus.store import ArticleNotFound


def test_list_finds_by_title(command, stored):
    assert stored["id"] in command("list", "--matching", "PLAN").stdout
    assert stored["id"] not in command("list", "--matching", "ferry").stdout


def test_an_empty_list_is_said_apart_from_the_list(command):
    listed = command("list")
    assert (listed.stdout, listed.stderr, listed.exit_code) == ("", "No articles.\n", 0)


def test_show_gives_the_text_as_it_is_stored(command, stored):
    assert "“It took us nine years,” said the chair, Ingrid Vale." in command("show", stored["id"]).stdout


def test_what_is_not_there_is_said(command):
    assert isinstance(command("show", "nothing").exception, ArticleNotFound)
