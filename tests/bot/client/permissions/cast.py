"""Who tries to use a thing, one column of the matrix each, and the rules that say what they should get."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Who(StrEnum):
    """A column of the matrix."""

    MEMBER = "member"
    CURATOR = "curator"
    ROLE = "curator role"
    LET_IN = "let in"
    ADMIN = "administrator"
    STRANGER = "stranger"
    FELLOW = "strange administrator"
    DEMOTED = "demoted"
    ROLE_LOST = "role taken"
    AWAY = "other server"
    DIRECT = "direct messages"
    CARRIED = "taken to direct messages"
    BROUGHT = "brought along"


class Gets(StrEnum):
    """A cell of the matrix: what somebody gets who tries."""

    DOES = "yes"
    OWN = "own only"
    REFUSED = "refused"
    NOT_OFFERED = "not offered"
    NOTHING = "sees nothing"
    WRONG = "WRONG"


MEANINGS = {
    Who.MEMBER: "a member without any permission, going the whole way",
    Who.CURATOR: "holds Manage Messages",
    Who.ROLE: "has the role that `/server settings` names, and no permission",
    Who.LET_IN: "has no permission, but the server's admins let them use the commands, in Discord's settings",
    Who.ADMIN: "an administrator of the server, going the whole way",
    Who.STRANGER: "a member who presses, by a forged request, what stands under somebody else's message",
    Who.FELLOW: "an administrator who does the same",
    Who.DEMOTED: "began it rightly, and lost the permission before the last step",
    Who.ROLE_LOST: "was let in for a role, and lost it before the last step",
    Who.AWAY: "an administrator of another server, with the first server's ids, from there",
    Who.DIRECT: "whoever may, going the whole way in direct messages",
    Who.CARRIED: "began it rightly on a server, and takes the last step from direct messages, forged",
    Who.BROUGHT: "has the bot on their own account, and administers a server that does not have it",
    Gets.DOES: "does what it says",
    Gets.OWN: "does so with their own alone: their server's, or what is kept of themselves",
    Gets.REFUSED: "is refused with a word that says why, which nobody else sees; nothing changes",
    Gets.NOT_OFFERED: "Discord does not offer it; in direct messages, a forged request is refused as well",
    Gets.NOTHING: "nothing is offered while they type",
}
"""Columns and cells, as the documentation explains them."""

_LETTERS = dict(zip("yonhb", Gets, strict=False))
"""How the table below writes a cell: yes, own only, no, hidden, blank."""


@dataclass(frozen=True, eq=False)
class Rule:
    """Who may use things of a kind; `opener` are the least permissions of who rightly opens one.

    `letters` are the cells, in the order of `Who`.
    """

    name: str
    opener: Mapping[str, bool]
    letters: str

    @property
    def by_oneself(self) -> bool:
        """Whether everybody who uses it means their own, whoever opened it."""
        return Gets.OWN in (self.of(Who.STRANGER), self.of(Who.FELLOW))

    def of(self, who: Who) -> Gets:
        """What this rule gives somebody."""
        return _LETTERS[self.letters.split()[list(Who).index(who)]]


ANYBODY: Mapping[str, bool] = MappingProxyType({})
CURATES = MappingProxyType({"manage_messages": True})
MANAGES = MappingProxyType({"manage_guild": True})

# The columns: member, curator, curator role, let in, administrator, stranger, strange administrator; then
# demoted, role taken; other server, direct messages, taken to direct messages, brought along.
ASKING = Rule("everyone", ANYBODY, "y y y y y y y  y y  o y y y")
ANSWER = Rule("everyone who sees it", ANYBODY, "y y y y y y y  y y  n y n y")
ASKER = Rule("the asker", ANYBODY, "y y y y y n n  y y  n y n y")
OPENER = Rule("whoever opened it", ANYBODY, "y y y y y n n  y y  n y n y")
ONESELF = Rule("everyone, for themselves", ANYBODY, "y y y y y o o  y y  o y y y")
CURATORS = Rule("curators", CURATES, "h y h y y h y  h h  o h h h")
NAMED = Rule("curators", CURATES, "h y h y y h y  h h  n h h h")
TYPED = Rule("curators", CURATES, "h y h y y h y  h h  b h h h")
PANEL = Rule("the curator who ran the command", CURATES, "h y h y y n n  n n  n h n h")
PAGES = Rule("curators", CURATES, "h y h y y n y  n n  o h n h")
QUEUE = Rule("curators", CURATES, "n y y n y n y  n n  n h n h")
MODERATORS = Rule("moderators", MANAGES, "h h h y y h y  h h  o h h h")
MODERATOR = Rule("the moderator who ran the command", MANAGES, "h h h y y n n  n n  n h n h")
