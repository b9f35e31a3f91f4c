"""Who tries to use a thing, one column of the matrix each, and the rules that say what they should get."""

from dataclasses import dataclass
from enum import StrEnum


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
    Gets.DOES: "does what it says",
    Gets.OWN: "does so with their own alone: their server's, or what is kept of themselves",
    Gets.REFUSED: "is refused with a word that says why, which nobody else sees; nothing changes",
    Gets.NOT_OFFERED: "Discord does not offer it; in direct messages, a forged request is refused as well",
    Gets.NOTHING: "nothing is offered while they type",
}
"""Columns and cells, as the documentation explains them."""

YES, OWN, NO, HIDDEN, BLANK = Gets.DOES, Gets.OWN, Gets.REFUSED, Gets.NOT_OFFERED, Gets.NOTHING


@dataclass(frozen=True, eq=False)
class Rule:
    """Who may use things of a kind; `opener` are the least permissions of who rightly opens one."""

    name: str
    opener: dict[str, bool]
    gets: tuple[Gets, ...]

    @property
    def by_oneself(self) -> bool:
        """Whether everybody who uses it means their own, whoever opened it."""
        return Gets.OWN in (self.of(Who.STRANGER), self.of(Who.FELLOW))

    def of(self, who: Who) -> Gets:
        """What this rule gives somebody."""
        return self.gets[list(Who).index(who)]


CURATES = {"manage_messages": True}
MANAGES = {"manage_guild": True}

# fmt: off
#                                         member  curator role    let_in  admin   strang  fellow  demoted lost    away    direct  carried  # noqa: E501
ASKING = Rule("everyone", {},            (YES,    YES,    YES,    YES,    YES,    YES,    YES,    YES,    YES,    OWN,    YES,    YES))  # noqa: E501
ANSWER = Rule("everyone who sees it", {},(YES,    YES,    YES,    YES,    YES,    YES,    YES,    YES,    YES,    NO,     YES,    NO))  # noqa: E501
ASKER = Rule("the asker", {},            (YES,    YES,    YES,    YES,    YES,    NO,     NO,     YES,    YES,    NO,     YES,    NO))  # noqa: E501
OPENER = Rule("whoever opened it", {},  (YES,    YES,    YES,    YES,    YES,    NO,     NO,     YES,    YES,    NO,     YES,    NO))  # noqa: E501
ONESELF = Rule("everyone, for themselves", {},
                                         (YES,    YES,    YES,    YES,    YES,    OWN,    OWN,    YES,    YES,    OWN,    YES,    YES))  # noqa: E501
CURATORS = Rule("curators", CURATES,     (HIDDEN, YES,    HIDDEN, YES,    YES,    HIDDEN, YES,    HIDDEN, HIDDEN, OWN,    HIDDEN, HIDDEN))  # noqa: E501
NAMED = Rule("curators", CURATES,        (HIDDEN, YES,    HIDDEN, YES,    YES,    HIDDEN, YES,    HIDDEN, HIDDEN, NO,     HIDDEN, HIDDEN))  # noqa: E501
TYPED = Rule("curators", CURATES,        (HIDDEN, YES,    HIDDEN, YES,    YES,    HIDDEN, YES,    HIDDEN, HIDDEN, BLANK,  HIDDEN, HIDDEN))  # noqa: E501
PANEL = Rule("the curator who ran the command", CURATES,
                                         (HIDDEN, YES,    HIDDEN, YES,    YES,    NO,     NO,     NO,     NO,     NO,     HIDDEN, NO))  # noqa: E501
MODERATORS = Rule("moderators", MANAGES, (HIDDEN, HIDDEN, HIDDEN, YES,    YES,    HIDDEN, YES,    HIDDEN, HIDDEN, OWN,    HIDDEN, HIDDEN))  # noqa: E501
MODERATOR = Rule("the moderator who ran the command", MANAGES,
                                         (HIDDEN, HIDDEN, HIDDEN, YES,    YES,    NO,     NO,     NO,     NO,     NO,     HIDDEN, NO))  # noqa: E501
PAGES = Rule("curators", CURATES,        (HIDDEN, YES,    HIDDEN, YES,    YES,    NO,     YES,    NO,     NO,     OWN,    HIDDEN, NO))  # noqa: E501
QUEUE = Rule("curators", CURATES,        (NO,     YES,    YES,    NO,     YES,    NO,     YES,    NO,     NO,     NO,     HIDDEN, NO))  # noqa: E501
# fmt: on
