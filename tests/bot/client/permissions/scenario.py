"""How a row of the matrix is used, and what came of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tests.bot.client.permissions.cast import Gets, Rule, Who
from tests.bot.client.permissions.things import Thing
from tests.bot.client.permissions.world import World
from tests.discord.people import Person
from tests.discord.world import Channel


@dataclass
class Scene:
    """Where a scenario is played: in `world`, by `person`, in the channel `place`."""

    world: World
    person: Person
    place: Channel

    @property
    def server_id(self) -> int:
        """The server, 0 where there is none that has the bot."""
        return self.place.server.id if self.with_bot and self.place.server else 0

    @property
    def with_bot(self) -> bool:
        """Whether the bot is where the scene is played."""
        return self.world.loopback.bot.id in self.place.members


Open = Callable[[Scene], Awaitable[Thing]]


@dataclass(frozen=True, eq=False)
class Scenario:
    """How a row of the matrix is used.

    `open` brings the world to where the thing can be used; `proof` are words that are seen by whoever
    succeeds, and by nobody else; `name` is what the documentation calls it;
    `except_for` are cells that differ from the rule's, for a reason that stands beside them; `others_proof`
    is what is seen by who succeeds with their own, of which there may be nothing.
    """

    key: str
    rule: Rule
    open: Open
    proof: str
    name: str
    except_for: Mapping[Who, Gets] = field(default_factory=dict)
    others_proof: str = ""

    def succeeded(self, seen: str, *, own: bool) -> bool:
        """Whether these words are seen by somebody who succeeds; perhaps with what is their `own`."""
        return self.proof in seen or (own and self.others_proof != "" and self.others_proof in seen)

    def expected(self, who: Who) -> Gets:
        """What somebody should get."""
        return self.except_for.get(who, self.rule.of(who))


@dataclass(frozen=True)
class Outcome:
    """What somebody got, and how it was seen; `pressed` is the name of the press that was sent."""

    gets: Gets
    seen: str = ""
    pressed: str = ""
