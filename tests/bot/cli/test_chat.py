"""The chat in the terminal."""

from bot.cli import chat

FERRY = "How many people were aboard the ferry?"


def test_it_answers_from_the_starter_articles_line_by_line(command):
    done = command(stdin=f"{FERRY}\n\nWho won the World Cup in cricket?\n")
    assert done.exit_code == 0
    assert "Maren Solveig" in done.stdout
    assert "No article here answers that." in done.stdout


def test_it_says_how_to_connect_discord_apart_from_the_answers(command):
    done = command("run", stdin=f"{FERRY}\n")
    assert "DISCORD_TOKEN" in done.stderr
    assert "DISCORD_TOKEN" not in done.stdout


def test_the_starter_articles_are_never_stored(command):
    command("run", stdin=f"{FERRY}\n")
    assert command("list").stdout.strip() == ""


def test_once_the_shared_shelf_has_articles_the_starter_articles_step_aside(command, harbour):
    command("add", harbour)
    done = command("run", stdin=f"{FERRY}\nWho approved the harbour plan?\n")
    assert "Maren Solveig" not in done.stdout
    assert "The port authority of Skarrow" in done.stdout


def test_it_says_when_the_starter_articles_step_aside(command, harbour, monkeypatch):
    def questions():
        yield FERRY
        command("add", harbour)
        yield FERRY

    monkeypatch.setattr(chat, "_questions", questions)
    done = command("run")
    assert done.stdout.count("Maren Solveig") == 1
    assert "Your shared shelf has articles now" in done.stderr


def test_quit_ends_it(command):
    done = command("run", stdin=f"quit\n{FERRY}\n")
    assert (done.exit_code, done.stdout) == (0, "")


def test_an_old_story_among_new_ones_is_answered_too(command):
    asked = [
        "Who did Milley try to reach?",
        "Where did the missile land?",
        "How many missiles did Russia fire?",
    ]
    done = command("run", stdin="\n".join(asked))
    assert all(word in done.stdout for word in ("Gerasimov", "Przewodów", "60 to 100 missiles"))
    assert "No article here" not in done.stdout


def test_the_next_line_may_follow_up_the_one_before(command):
    done = command("run", stdin=f"{FERRY}\nand how many were hurt?\nWho won the World Cup in cricket?\n")
    assert "The number of people hurt rose to 11" in done.stdout
    assert done.stdout.count("No article here answers that.") == 1


def test_alone_such_a_line_says_too_little(command):
    assert "No article here answers that." in command("run", stdin="and how many?\n").stdout
