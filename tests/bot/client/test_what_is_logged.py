"""A bot in use and in trouble, over the wire: its log says what happened, and in nobody's words."""

import io
import json
import re

import pytest

from bot.client.outages import is_outage
from bot.service.log.expected import tersely
from bot.service.log.logs import logs
from corpus.store import StoreUnavailable
from tests.bot.client.conftest import QuickClient
from tests.discord.messages import File

ASKED = "xyloq"
NAMED = "Zebulonia"
WRITTEN = "quagswagging"
TITLED = "Brobdingnag"
TYPED = "flibbertigibbet"

STORY = (f"{TITLED} arrives", f"The {WRITTEN} ship reached the harbour on Tuesday. It carried oranges.")
CALLBACK = "/interactions/{id}/{token}/callback"
REPLY = "/channels/{channel}/messages"
ANSWER = "/webhooks/{application}/{token}/messages/@original"
SAID_WITH_REFERENCE = re.compile(r"reference `(\w+)`")


@pytest.fixture
def written():
    return io.StringIO()


@pytest.fixture(params=["INFO", "WARNING"])
def level(request):
    return request.param


@pytest.fixture
async def bot(loopback, verbatim, web, written, level):
    """The bot as `run` starts it, as far as its log is concerned."""
    with logs(level, "json", [loopback.token], stream=written), tersely(is_outage):
        client = QuickClient(verbatim, connector=loopback.connector(), download=web.download)
        async with loopback.online(client):
            yield client


@pytest.fixture
def ann(loopback):
    person = loopback.user(NAMED)
    loopback.join(person, loopback.server, manage_messages=True, manage_guild=True)
    return person


@pytest.fixture
def story(bot, loopback, add):
    return add(loopback.server.id, *STORY)


@pytest.fixture
def no_secrets(loopback, written):
    """Look for anybody's words and for secrets in what was logged."""

    def no_secrets():
        text = written.getvalue()
        tokens = [loopback.token, *loopback.interactions]
        found = [
            word for word in (ASKED, NAMED, WRITTEN, TITLED, TYPED, *tokens) if word.lower() in text.lower()
        ]
        lines = [json.loads(line) for line in text.splitlines()]
        assert found == [], [line for line in lines if any(word in str(line) for word in found)]
        return lines

    return no_secrets


async def answered(loopback, person, question):
    person.mentions_bot(loopback.channel, question)
    return await loopback.channel.next_message()


class TestInUse:
    async def test_questions_and_what_is_done_with_their_answers(self, loopback, ann, story, no_secrets):
        answer = await answered(loopback, ann, f"{ASKED} harbour?")
        for button in ("Context", "Helpful"):
            await ann.clicks(answer, button).response()
        form = await ann.clicks(answer, "Follow up").modal()
        await ann.submits(form, {"Your question": f"and {ASKED} oranges?"}).response()
        await answered(loopback, ann, f"{ASKED}?")
        ann.direct_message(f"{ASKED}!")
        await ann.direct.next_message()
        await ann.slash("ask", question=f"{ASKED} harbour?", private=True).response()
        said = ann.says(loopback.channel, f"The {TYPED} bridge reopened.")
        await ann.menu("Find a source", said).acknowledged()
        no_secrets()

    async def test_curating(self, loopback, ann, story, no_secrets):
        await ann.autocomplete("article show", article=TYPED).choices()
        await ann.slash("article show", article=story.id).response()
        await ann.slash("article show", article=TYPED).response()
        form = await ann.slash("article add").modal()
        preview = await ann.submits(
            form, {"Text": f"{TYPED}\n\nThe {WRITTEN} mayor spoke. It rained."}
        ).response()
        await ann.clicks(preview, "Save").response()
        await ann.slash("article add", url=f"https://example.org/{TYPED}").response()
        await ann.slash("article add", file=File(f"{TYPED}.txt", b"\x00\xff")).response()
        edit = await ann.slash("article edit", article=story.id).modal()
        await ann.submits(edit, {"Title and text": f"{TYPED}\n\nIt {WRITTEN}. It snowed."}).response()
        await ann.slash("article history").response()
        await ann.slash("server stats").response()
        no_secrets()


class TestInTrouble:
    @pytest.fixture(
        params=[ValueError(f"{ASKED} {WRITTEN}"), KeyError(TYPED), StoreUnavailable("The disk is full.")]
    )
    def failure(self, request, verbatim, story):
        verbatim.retriever.failure = request.param

    @pytest.mark.usefixtures("failure")
    async def test_every_way_to_ask_gives_a_reference_that_the_log_has(self, loopback, ann, no_secrets):
        said = [await answered(loopback, ann, f"{ASKED} harbour?")]
        said.append(await ann.slash("ask", question=f"{ASKED} harbour?").response())
        told = [SAID_WITH_REFERENCE.search(message.text or message.content)[1] for message in said]
        errors = [line for line in no_secrets() if line["level"] == "ERROR"]
        assert [line["reference"] for line in errors] == told
        assert all(line["reference"] in line["message"] for line in errors)

    async def test_a_press_and_a_form_that_fail_give_one_too(
        self, loopback, ann, story, verbatim, monkeypatch, no_secrets
    ):
        answer = await answered(loopback, ann, f"{ASKED} harbour?")
        form = await ann.clicks(answer, "Follow up").modal()

        def broken(*_, **__):
            raise ValueError(f"{ASKED} {TYPED}")

        verbatim.retriever.failure = ValueError(ASKED)
        said = [await ann.submits(form, {"Your question": f"{ASKED}?"}).response()]
        monkeypatch.setattr(type(verbatim.shelf.store), "get", broken)
        said.append(await ann.clicks(answer, "Context").response())
        told = [SAID_WITH_REFERENCE.search(message.text or message.content)[1] for message in said]
        assert [line["reference"] for line in no_secrets() if line["level"] == "ERROR"] == told

    async def test_a_list_that_fails_while_one_types(self, ann, story, verbatim, monkeypatch, no_secrets):
        def broken(*_, **__):
            raise ValueError(f"{TYPED}")

        monkeypatch.setattr(type(verbatim.shelf.store), "find", broken)
        [offered] = await ann.autocomplete("article show", article=TYPED).choices()
        [line] = [line for line in no_secrets() if line["level"] == "ERROR"]
        assert offered == {
            "name": f"Something went wrong on my side (reference {line['reference']}).",
            "value": TYPED,
        }

    async def test_a_discord_in_trouble(self, loopback, ann, story, no_secrets):
        loopback.faults.rate_limit("POST", REPLY, retry_after=0.01)
        loopback.faults.rate_limit("POST", CALLBACK, retry_after=0.01)
        loopback.faults.rate_limit("PATCH", ANSWER, retry_after=0.01)
        loopback.faults.refuse("POST", "/channels/{channel}/typing")
        await answered(loopback, ann, f"{ASKED} harbour?")
        await ann.slash("ask", question=f"{ASKED} harbour?").response()
        loopback.faults.refuse("POST", REPLY, code=50013, message=f"no {TYPED}")
        ann.mentions_bot(loopback.channel, f"{ASKED} harbour?")
        loopback.gateway.drop()
        await answered(loopback, ann, f"{ASKED} oranges?")
        lines = no_secrets()
        assert any("429" in line["message"] for line in lines)

    async def test_what_goes_on_by_itself(
        self, loopback, bot, ann, story, verbatim, monkeypatch, no_secrets, written
    ):
        def broken(*_, **__):
            raise ValueError(f"{ASKED} {TYPED}")

        monkeypatch.setattr(type(verbatim.records.servers), "trail", broken)
        bot.watcher.nudge()
        await loopback.until(lambda: "ValueError" in written.getvalue(), "a failure in the log")
        no_secrets()
