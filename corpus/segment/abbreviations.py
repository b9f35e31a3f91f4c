"""The words behind whose full stop a sentence may go on, and the words that show that it does not."""

from typing import Final


def _words(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


BEFORE_A_NAME: Final = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Rev Fr Hon Msgr Ven MR MRS MS DR",
    "Pres Sen Sens Rep Reps Gov Govs Sec Amb Atty Ald Dep Asst Assoc Supt Dir SEN REP GOV",
    "Gen Gens Lt Col Maj Capt Cmdr Cdr Adm Brig Sgt Cpl Pvt Pfc Spc Det Insp GEN LT COL SGT",
    "Mt Ft Pt vs v VS cf viz ca approx e.g i.e E.g I.e",
)
"""Something always follows these: a name, or what is compared."""

BEFORE_A_NUMBER: Final = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec JAN FEB MAR APR JUN JUL AUG SEPT OCT NOV DEC",
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "No Nos no nos NO Fig Figs Vol Vols pp Ch Art Ext ext Apt Rm",
)
"""A sentence goes on behind these if a number follows: "Jan. 6", "No. 10"."""

ANYWHERE: Final = _words(
    "Jr Sr JR SR Inc Corp Co Cos Ltd Bros Dept Univ Assn Govt avg Avg est",
    "St ST Ste Ave Blvd Rd Hwy Ln Pkwy Tpk",
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev",
    "Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo W.Va",
)
"""These stand inside a sentence as well as at its end; the next word decides, as it does for "U.S."."""

NAMES_WITH_A_MARK: Final = _words("Yahoo Jeopardy Wham Oklahoma Mia Rouge E")
"""Names that carry an exclamation mark of their own: "Yahoo! Inc.", "Jeopardy! host"."""

LABELS_BY_LETTER: Final = _words(
    "vitamin hepatitis influenza plan group grade class type category section schedule exhibit appendix",
    "figure series channel formula team option item",
)
"""What is told apart by a letter; behind "vitamin D." the letter is no initial."""

AFTER_A_TIME: Final = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKDT HST GMT UTC BST CET CEST IST JST AEST",
    "Eastern Central Mountain Pacific Atlantic Greenwich Kyiv Moscow Beijing London",
)
"""What goes on with a sentence behind "5 p.m."."""

STARTERS: Final = _words(
    "A All Also Although Among An And Another Any As At Asked Because Before Behind Both But By",
    "Despite During Each Either Even Every Few Finally First For From Had Has Have He Her Here His How",
    "However I If In Instead Is It Its Just Last Later Many Maybe Meanwhile More Moreover Most Much My",
    "Neither Never Nevertheless Nobody Nor Not Nothing Now Of Often On Once One Only Or Other Others Our",
    "Perhaps Please Recently Several She Since So Some Soon Still Such That The Their Then There",
    "Therefore These They This Those Though Through Throughout Thus To Today Under Unless Unlike Until",
    "Was We Were What When Where Whether Which While Who Whose Why With Within Without Yes Yesterday Yet",
    "You Your According After Afterwards Again Earlier Additionally Contributing Currently Eventually",
    "Generally Initially Originally Similarly Specifically Subsequently Typically Ultimately",
)
"""Words that open a sentence, and rarely a name: behind an abbreviation they show that a new one begins."""

REPORTING: Final = _words(
    "said says asked asks wrote writes added adds told tells replied replies tweeted continued continues",
    "shouted shouts countered counters joked jokes quipped quips exclaimed exclaims recalled recalls",
)
"""Verbs of those who are quoted: "Is it true?" Smith asked."""
