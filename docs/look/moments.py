"""What Discord makes of a timestamp in a message, for a reader in London who reads English."""

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.formatter.age import day_words

_STEPS: Final = (
    (timedelta(seconds=45), timedelta(seconds=1), "a few seconds", ""),
    (timedelta(seconds=90), timedelta(minutes=1), "a minute", ""),
    (timedelta(minutes=45), timedelta(minutes=1), "", "minutes"),
    (timedelta(minutes=90), timedelta(hours=1), "an hour", ""),
    (timedelta(hours=22), timedelta(hours=1), "", "hours"),
    (timedelta(hours=36), timedelta(days=1), "a day", ""),
    (timedelta(days=26), timedelta(days=1), "", "days"),
    (timedelta(days=46), timedelta(days=30.44), "a month", ""),
    (timedelta(days=320), timedelta(days=30.44), "", "months"),
    (timedelta(days=548), timedelta(days=365.25), "a year", ""),
    (timedelta.max, timedelta(days=365.25), "", "years"),
)
"""Up to which length, in which unit, said how: the thresholds of Moment.js, whose words Discord shows."""


def shown(source: str, now: datetime) -> str:
    """What `<t:UNIX:STYLE>` looks like at `now` (reference, "Timestamp Styles")."""
    parts = source.strip("<>").split(":")
    moment = datetime.fromtimestamp(int(parts[1]), UTC)
    day, time = day_words(moment), f"{moment:%H:%M}"
    looks = {
        "t": time,
        "T": f"{moment:%H:%M:%S}",
        "d": f"{moment:%d/%m/%Y}",
        "D": day,
        "F": f"{moment:%A}, {day} at {time}",
        "R": relative(moment, now),
    }
    return looks.get(parts[-1], f"{day} at {time}")


def message_time(sent: datetime, now: datetime) -> str:
    """The time beside the name of whoever sent a message."""
    match (now.date() - sent.date()).days:
        case 0:
            return f"{sent:%H:%M}"
        case 1:
            return f"Yesterday at {sent:%H:%M}"
    return f"{sent:%d/%m/%Y, %H:%M}"


def relative(moment: datetime, now: datetime) -> str:
    """How long ago, or in how long."""
    length = abs(now - moment)
    _, unit, words, units = next(step for step in _STEPS if length < step[0])
    told = words or f"{max(2, round(length / unit))} {units}"
    return f"in {told}" if moment > now else f"{told} ago"
