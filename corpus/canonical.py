"""One writing of a web address for all that lead to the same page."""

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING_PREFIX: Final = "utm_"
TRACKING: Final = frozenset(
    [
        *("_ga", "_gl", "at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "igsh"),
        *("igshid", "ito", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ocid", "smid", "srsltid", "ttclid"),
        *("twclid", "wbraid", "yclid"),
    ]
)
"""Parts of an address that tell the site where its reader came from, not which page it is."""

_DEFAULT_PORTS: Final = (None, 80, 443)
_APP_ROUTES: Final = ("!", "/")  # fragments that begin like this name a page, not a place in it


def canonical_url(url: str) -> str:
    """A well-formed http or https address without what does not tell one page from another.

    That is: http or https, the case of the host, `www.`, a default port, a trailing slash, a fragment, the
    order of the query's parts, and those of them that only track where a reader came from. What a site might
    read otherwise (the case of the path, any other part of the query) stays.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    if ":" in host:  # an IPv6 address, whose brackets `hostname` takes off
        host = f"[{host}]"
    port = "" if parts.port in _DEFAULT_PORTS else f":{parts.port}"
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in TRACKING and not name.lower().startswith(TRACKING_PREFIX)
    ]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(_APP_ROUTES) else ""
    return f"https://{host}{port}{parts.path.rstrip('/')}{query}{fragment}"
