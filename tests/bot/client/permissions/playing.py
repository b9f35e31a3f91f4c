"""Lets everybody try a thing, and says what each of them got."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping
from functools import cache

from tests.bot.client.permissions.cast import Gets, Who
from tests.bot.client.permissions.scenario import Outcome, Scenario, Scene
from tests.bot.client.permissions.things import Command, MenuEntry, Thing
from tests.bot.client.permissions.watching import offers, seen_of
from tests.bot.client.permissions.words import is_refusal
from tests.bot.client.permissions.world import HOME_MARK, Rows, World, world
from tests.discord.commands import NotOffered
from tests.discord.interactions import Interaction
from tests.discord.people import Person
from tests.discord.schema import Schema
from tests.discord.world import Channel

WAIT = 15.0
"""Seconds for an answer of the bot's; a test that needs them has failed."""

IGNORED = 2.0
"""The same if the bot is not at anything: it will not answer."""

UNANSWERED = 0.5
"""The same for what Discord never lets through, such as typing where a command is not offered."""


@cache
def played(scenario: Scenario, schema: Schema) -> Mapping[Who, Outcome]:
    """What everybody gets, in one world of its own. Takes well under a second."""
    return asyncio.run(_play_all(scenario, schema))


async def _play_all(scenario: Scenario, schema: Schema) -> Mapping[Who, Outcome]:
    async with world(schema) as made:
        outcomes = {who: await _told(Play(made, scenario), who) for who in Who}
    if made.loopback.journal.violations:
        raise AssertionError(made.loopback.journal.story())
    return outcomes


async def _told(play: "Play", who: Who) -> Outcome:
    """An outcome, also where the scenario itself went wrong: the other cells are played all the same."""
    try:
        return await play.by(who)
    except (AssertionError, KeyError, StopIteration) as error:
        return Outcome(Gets.WRONG, f"{type(error).__name__}: {error}")


class Play:
    """One scenario in one world."""

    def __init__(self, made: World, scenario: Scenario) -> None:
        self.world = made
        self.scenario = scenario

    async def by(self, who: Who) -> Outcome:
        """What `who` gets."""
        match who:
            case Who.MEMBER | Who.CURATOR | Who.ROLE | Who.LET_IN | Who.ADMIN:
                return await self._whole(self._person(who), self.world.channel)
            case Who.STRANGER | Who.FELLOW:
                rank = {} if who is Who.STRANGER else {"administrator": True}
                return await self._of_another(self.world.person(**rank), self.world.channel)
            case Who.DEMOTED | Who.ROLE_LOST:
                return await self._demoted(by_role=who is Who.ROLE_LOST)
            case Who.AWAY:
                rival = self.world.person(self.world.away, administrator=True)
                return await self._of_another(rival, self.world.away_channel)
            case Who.DIRECT:
                person = self._rightful()
                return await self._whole(person, person.direct)
            case Who.CARRIED:
                return await self._carried()
            case Who.BROUGHT:
                place = self.world.abroad_channel
                person = self.world.person(place.server, administrator=True)
                self.world.loopback.install(person)
                return await self._whole(person, place)

    def _rightful(self) -> Person:
        return self.world.person(**self.scenario.rule.opener)

    def _person(self, who: Who) -> Person:
        ranks = {Who.CURATOR: {"manage_messages": True}, Who.ADMIN: {"administrator": True}}
        person = self.world.person(**ranks.get(who, {}))
        if who is Who.ROLE:
            person.gains(self.world.curator_role)
        if who is Who.LET_IN:
            self.world.let_in(person)
        return person

    async def _open(self, person: Person, place: Channel) -> Thing:
        return await self.scenario.open(Scene(self.world, person, place))

    async def _whole(self, person: Person, place: Channel) -> Outcome:
        """Somebody goes the whole way by themselves, where Discord lets them."""
        try:
            thing = await self._open(person, place)
            return await self._try(lambda: thing.use(person, place), thing)
        except NotOffered as error:
            return Outcome(Gets.NOT_OFFERED, str(error))

    async def _of_another(self, other: Person, place: Channel) -> Outcome:
        """Somebody uses, from `place`, what the rightful person opened; or a command after them."""
        thing = await self._open(self._rightful(), self.world.channel)
        begin = thing.use if _is_command(thing) else thing.forge
        return await self._try(lambda: begin(other, place), thing, own=True)

    async def _demoted(self, *, by_role: bool) -> Outcome:
        """The rightful person opens it, loses what let them, and goes on."""
        if by_role:
            person = self.world.person()
            role = self.world.loopback.add_role("trusted")
            self.world.let_in(role)
            person.gains(role)
        else:
            person = self._rightful()
        thing = await self._open(person, self.world.channel)
        for role in list(self.world.home.members[person.id].roles):
            person.loses(role)
        return await self._try(lambda: thing.use(person, self.world.channel), thing)

    async def _carried(self) -> Outcome:
        """What was opened on a server is used from direct messages, by the one who opened it."""
        person = self._rightful()
        thing = await self._open(person, self.world.channel)
        if not _is_command(thing):
            return await self._try(lambda: thing.forge(person, person.direct), thing)
        forged = await self._try(lambda: thing.forge(person, person.direct), thing, patience=UNANSWERED)
        try:
            return await self._try(lambda: thing.use(person, person.direct), thing)
        except NotOffered as error:
            refused = forged.gets in (Gets.REFUSED, Gets.NOTHING)
            return Outcome(Gets.NOT_OFFERED, str(error)) if refused else forged

    async def _try(
        self, begin: Callable[[], Interaction], thing: Thing, *, own: bool = False, patience: float = WAIT
    ) -> Outcome:
        """Use it, and see what comes of it; `own`: whoever tries may do it with what is their own."""
        before, shown = await self._settled(), self._shown(thing)
        try:
            interaction = begin()
        except NotOffered as error:
            return Outcome(Gets.NOT_OFFERED, str(error))
        began = time.monotonic()
        with contextlib.suppress(AssertionError):  # judged by what there is to be seen
            await self.world.loopback.until(
                lambda: self._ended(interaction, began, own=own), "an answer", patience
            )
        outcome = self._judged(interaction, own=own)
        changed = before ^ await self._settled()
        if outcome.gets is Gets.DOES:
            return outcome
        if outcome.gets is Gets.OWN:
            changed = {row for row in changed if self._not_theirs(row, interaction)}
        elif self._shown(thing) != shown:
            return Outcome(Gets.WRONG, f"{outcome.seen!r}, and yet others see something new")
        return Outcome(Gets.WRONG, f"{outcome.seen!r}, and yet changed: {changed}") if changed else outcome

    def _shown(self, thing: Thing) -> tuple[object, ...]:
        """What others see: the messages for everybody, and how often the one that is used was changed."""
        return self.world.said(), thing.message.edits if thing.message else 0

    async def _settled(self) -> Rows:
        """What is stored once the bot has done all it was asked for: an answer is kept after it is sent."""
        assert await self.world.client.begun.finished(WAIT), "the bot is still at it"
        return self.world.stored()

    def _not_theirs(self, row: tuple[object, ...], interaction: Interaction) -> bool:
        """Whether a row is of the first server, and not of who tried."""
        return self.world.home.id in row and interaction.user.id not in row

    def _ended(self, interaction: Interaction, began: float, *, own: bool) -> bool:
        """Whether it came to its end, or the bot has answered, and is not at anything any more."""
        seen, _ = seen_of(interaction)
        if not self.world.client.begun and (interaction.callback or time.monotonic() - began > IGNORED):
            return True
        return offers(interaction) or is_refusal(seen) or self.scenario.succeeded(seen, own=own)

    def _judged(self, interaction: Interaction, *, own: bool) -> Outcome:
        seen, alone = seen_of(interaction)
        custom_id = str(interaction.data.get("custom_id", ""))
        pressed = custom_id.partition(":")[0]
        foreign = interaction.channel.server not in (self.world.home, None)
        if foreign and HOME_MARK in seen:
            return Outcome(Gets.WRONG, f"shows another server's: {seen!r}")
        if is_refusal(seen):
            return Outcome(Gets.REFUSED if alone else Gets.WRONG, seen, pressed)
        if self.scenario.succeeded(seen, own=own):
            mine = own and (foreign or self.scenario.rule.by_oneself)
            return Outcome(Gets.OWN if mine else Gets.DOES, seen, pressed)
        return Outcome(Gets.WRONG if seen else Gets.NOTHING, seen, pressed)


def _is_command(thing: Thing) -> bool:
    return isinstance(thing, Command | MenuEntry)
