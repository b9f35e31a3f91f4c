"""Random news articles, hard for segmentation, for spans and for what Discord makes of a text."""

import random
import textwrap
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from corpus.article import Article, Published

LATIN = (
    "The council voted on Tuesday to close the bridge",
    "Officials said repairs would cost $4.2 million",
    "In 2019 the river rose by 3.75 metres",
    "She had not been told",
    "Prices fell 0.5% in the third quarter",
    "Ferries will run every 20 minutes until then",
    "Nobody was hurt",
    "Engineers found cracks in two of the five pillars",
)
NAMED = (
    "Gen. Maria Okafor met U.S. officials on Jan. 6",
    "Dr. J. K. Lindqvist of St. Olaf's ranked No. 10",
    "George W. Hale Jr. left Acme Inc. at 5 p.m. Monday",
    "Sen. Ada Ruiz, R-Calif., and Lt. Gov. Tom Bell agreed",
    "The firm v. the city, i.e. the case of Nov. 30, was heard in Washington, D.C.",
    "The Ph.D. thesis of E.E. van der Berg cites Fig. 3 and Vol. 12",
)
SAID = ("We will not wait", "It is a mess", "Nobody asked us", "I was 1.5 miles away", "Who pays for this")
FOREIGN = (
    "Совет закрыл мост. «Мы ждали», — сказал мэр. Почему?",
    "أغلق المجلس الجسر. هل يدفع أحد؟ نعم، قال الوزير.",
    "市议会周二决定关闭大桥。“我们不会再等了。”市长说。谁来付钱？",
    "市は橋を閉鎖した。「もう待てない。」と市長は話した。費用は？",
    "परिषद ने पुल बंद किया। कौन भुगतान करेगा?",
    "המועצה סגרה את הגשר. מי ישלם?",
    "สภาปิดสะพานเมื่อวันอังคาร",
)
MARKUP = (
    "**Bold** claims and _quiet_ ones, ~~struck~~ and ||hidden||",
    "`code` and ```fences``` and > quotes # and - dashes",
    "@everyone <@123456789012345678> <#42> <@&7> <:wave:99> </ask:1> <t:1700000000:R>",
    "See https://example.com/a_b*c?q=1.5&r=(2) or [here](https://example.org/x_y)",
    "Mail desk@example.com, www.example.co.uk, node.js and C:\\temp\\new_file.txt",
    "snake_case_word, 2*3*4, a\\_b, \\*not bold\\*, <b>tag</b> &amp; &lt;",
)
ODD = (
    "👩‍👩‍👧‍👦 🇪🇺 👍🏽 ☎️ 1️⃣",
    "e\u0301te\u0301 q\u0303 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319 n\u0303",
    "wide　space thin\u2009space hard\xa0space tab\tstop",
    "!!! ??? ... … . . . ?! ‽ --- — –",
    "\"' ’ ‘ “ ” « » „ “",
    "ﬁ ﬂ Ⅷ ½ ² Å İ ı ß ſ",
)
GAPS = (" ", " ", " ", " ", "  ", "\xa0", "\u2009 ", "")
ENDS = (".", ".", ".", ".", "?", "!", "...", "…", " ...", "?!", "")
QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("(", ")"), ("「", "」"))
BULLETS = ("- ", "* ", "• ", "1. ", "2) ", "(a) ", "# ", "> ", "")


def generated_articles(seed: int, count: int) -> Iterator[Article]:
    """So many random articles, always the same ones for the same seed; their texts are not cleaned."""
    rng = random.Random(seed)
    for number in range(count):
        yield Article(
            title=rng.choice((*LATIN, *NAMED, *MARKUP, *FOREIGN)),
            text=text(rng),
            outlet=rng.choice((None, "The Example", "*Daily* _Post_", "新聞", "@here Gazette")),
            authors=tuple(rng.sample(("A. Writer", "Bo van Dijk", "李明", "C_D", "<@1>"), rng.randrange(3))),
            published=published(rng),
            url=rng.choice((None, f"https://news.example/{seed}/{number}")),
            id=f"generated-{seed}-{number}",
        )


def text(rng: random.Random) -> str:
    """A random text of one to eight paragraphs."""
    kinds: tuple[Callable[[random.Random], str], ...] = (
        prose, prose, prose, quotation, wrapped, listing, single_line, foreign, long_run,
    )  # fmt: skip
    weights = (4, 4, 4, 4, 2, 2, 3, 2, 0.3)
    chosen = rng.choices(kinds, weights, k=rng.randint(1, 8))
    return rng.choice(("\n\n", "\n\n", "\n \n", "\n\n\n")).join(kind(rng) for kind in chosen)


def prose(rng: random.Random) -> str:
    """Some sentences, parted by white space of every kind, or by none."""
    said = (sentence(rng) for _ in range(rng.randint(1, 6)))
    return "".join(one + rng.choice(GAPS) for one in said) or "."


def sentence(rng: random.Random) -> str:
    """A sentence, or what a careless writer or a broken page makes of one."""
    body = rng.choice(rng.choice((LATIN, LATIN, NAMED, NAMED, MARKUP, ODD)))
    if rng.random() < 0.1:
        before, after = rng.choice(QUOTES)
        body = before + body + rng.choice(ENDS) + after
    return body + rng.choice(ENDS)


def quotation(rng: random.Random) -> str:
    """One to three sentences between quotes of one kind, told by someone."""
    before, after = rng.choice(QUOTES)
    quoted = " ".join(one + rng.choice(ENDS) for one in rng.sample(SAID, rng.randint(1, 3)))
    told = rng.choice((" said Mr. Hale.", " Hale said.", " she asked. ", "", " — M. Okafor", ", he added"))
    return rng.choice(("", "Hale said: ", "She asked, ")) + before + quoted + after + told


def wrapped(rng: random.Random) -> str:
    """Prose as a mail program wraps it."""
    lines = textwrap.wrap(prose(rng), rng.randint(40, 80))
    return "\n".join(lines) or "."


def listing(rng: random.Random) -> str:
    """Lines of a list, which mostly end without a stop."""
    mark = rng.choice(BULLETS)
    return "\n".join(mark + rng.choice((*LATIN, *ODD)) for _ in range(rng.randint(1, 4)))


def single_line(rng: random.Random) -> str:
    """A heading, a byline, a dateline or a caption."""
    return rng.choice(
        (
            "What we know so far",
            "By A. Writer and C. D. Ray\nPublished 5:02 p.m. ET Jan. 6, 2024",
            "WASHINGTON, D.C. (EX) — " + prose(rng),
            "ST. LOUIS – " + prose(rng),
            "The bridge on Friday. Image: A. Writer.",
            "Okafor speaks in St. Paul (Photo: EX/B. Lens)\n" + prose(rng),
            "1. " + sentence(rng),
        )
    )


def foreign(rng: random.Random) -> str:
    """Sentences in other scripts, next to each other or to Latin ones."""
    return rng.choice(("", " ")).join(rng.choice((*FOREIGN, *LATIN)) for _ in range(rng.randint(1, 4)))


def long_run(rng: random.Random) -> str:
    """Hundreds of characters in which no sentence ends."""
    return rng.choice(
        (
            "a" * 1500,
            "." * 900,
            '"' * 800,
            "word " * 400,
            "one, two; " * 150,
            "关闭大桥" * 300,
            "e\u0301" * 700,
            "👩‍👩‍👧 " * 200,
            "A. " * 300,
            " \t" * 500 + "x",
        )
    )


def published(rng: random.Random) -> Published | None:
    """A day, a moment in UTC, or nothing."""
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(3_000_000))
    choices: tuple[Published | None, ...] = (None, date(moment.year, moment.month, moment.day), moment)
    return rng.choice(choices)
