"""Web addresses: well formed or refused, and which network addresses are the public web's."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address, IPv6Network, ip_network
from typing import Final, TypeAlias
from urllib.parse import SplitResult, quote, urlsplit

from corpus.errors import VerbatimError, excerpt

MAX_ADDRESS: Final = 2_000
"""The most characters of a web address: about what browsers and servers agree on."""

IPAddress: TypeAlias = IPv4Address | IPv6Address

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_LABEL: Final = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST_NAME: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_FORBIDDEN: Final = re.compile(r"[\s\x00-\x1f\x7f\\\ud800-\udfff]")
_MAX_HOST: Final = 254  # RFC 1035, and a final dot
_KEPT: Final = "!#$%&'()*+,/:;=?@[]~"  # what `quote` leaves as it is, besides letters, digits and _.-

_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
_NOT_PUBLIC: Final = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",  # the host of an Azure machine, which answers with its secrets
        "192.0.0.0/24",  # protocol assignments, among them Oracle's metadata service
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # protocol assignments, among them Teredo, which carries an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an IPv4 address
        "3fff::/20",  # documentation
    )
)


class NotAWebAddress(VerbatimError):
    """The text is not the address of a web page."""


def web_address(text: str) -> str:
    """`text` as an http or https address in ASCII: host in lower case and Punycode, the rest percent-encoded.

    Raises:
        NotAWebAddress: another scheme, no host, a user name or password, a malformed host or port, white
            space or a backslash inside, or more than `MAX_ADDRESS` characters.
    """
    text = text.strip()
    parts, port = _parts(text)
    host = _host(parts.hostname or "", text)
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    address = quote(parts._replace(netloc=host).geturl(), safe=_KEPT)
    if len(address) > MAX_ADDRESS:
        raise _too_long(address)
    return address


def is_public(address: IPAddress) -> bool:
    """Whether `address` belongs to the public web, and to nobody's own network.

    Not public are: loopback, private, link-local, carrier-grade NAT, multicast, reserved and unspecified
    addresses, those that clouds keep for themselves, and every IPv6 form that carries an IPv4 address
    (mapped, compatible, NAT64, 6to4, Teredo). For IPv6 only global unicast (RFC 4291) can be public.
    """
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    if address.is_multicast or not address.is_global:
        return False
    return not any(address in network for network in _NOT_PUBLIC)


def _parts(text: str) -> tuple[SplitResult, int | None]:
    """The parts of an address and its port, once everything but the host is known to be in order."""
    if len(text) > MAX_ADDRESS:
        raise _too_long(text)
    if _FORBIDDEN.search(text):
        raise _not_an_address(text, "it contains white space, a backslash or a control character")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _not_an_address(text, "its site's name or port is malformed") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise _not_an_address(text, "it must begin with http:// or https://")
    if "@" in parts.netloc:
        raise NotAWebAddress("A web address with a user name or password in it is not accepted.")
    return parts, port


def _host(host: str, text: str) -> str:
    """A host as it goes into an address: an IPv6 address in brackets, a name in Punycode (RFC 3490).

    What ends in a number would be read as an IPv4 address, in octal, hexadecimal or short forms too (WHATWG
    URL Standard); only the plain form is let through.
    """
    try:
        if ":" in host and "%" not in host:
            return f"[{IPv6Address(host).compressed}]"
        name = host if host.isascii() else host.encode("idna").decode("ascii").lower()
        if _NUMBER.fullmatch(name.rstrip(".").rpartition(".")[2]):
            return str(IPv4Address(name))
    except (AddressValueError, UnicodeError) as error:
        raise _not_an_address(text, "its site's name is malformed") from error
    if len(name) > _MAX_HOST or not _HOST_NAME.fullmatch(name):
        raise _not_an_address(text, "its site's name is missing or malformed")
    return name


def _not_an_address(text: str, reason: str) -> NotAWebAddress:
    return NotAWebAddress(f"“{excerpt(text)}” is not a web address: {reason}.")


def _too_long(text: str) -> NotAWebAddress:
    return NotAWebAddress(f"A web address may have {MAX_ADDRESS:,} characters; this one has {len(text):,}.")
