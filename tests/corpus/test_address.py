from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.address import MAX_ADDRESS, NotAWebAddress, is_public, web_address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("  HTTP://Example.COM  ", "http://example.com"),
        ("https://example.com:443/", "https://example.com/"),
        ("http://example.com:8080/", "http://example.com:8080/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://4chan.3com.com/", "http://4chan.3com.com/"),
        ("https://exämple.com/grün?q=ü", "https://xn--exmple-cua.com/gr%C3%BCn?q=%C3%BC"),
        ("https://example.com/50%25", "https://example.com/50%25"),
        ('https://example.com/"<x>', "https://example.com/%22%3Cx%3E"),
        ("http://[2606:4700:0::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_an_address_is_made_plain_ascii(given, expected):
    assert web_address(given) == expected


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "must begin with http"),
        ("example.com/a", "must begin with http"),
        ("javascript:alert(1)", "must begin with http"),
        ("file:///etc/passwd", "must begin with http"),
        ("https://", "site's name is missing"),
        ("https://a b.com/", "white space"),
        ("https://example.com\\@evil.com/", "backslash"),
        ("https://user:secret@example.com/", "user name or password"),
        ("https://example..com/", "malformed"),
        ("https://" + "a" * 64 + ".com/", "malformed"),
        ("https://example.com:99999/", "port is malformed"),
        ("http://[fe80::1%25eth0]/", "malformed"),
        ("http://[::1", "malformed"),
        ("http://127.1/", "malformed"),
        ("http://2130706433/", "malformed"),
        ("http://0x7f.0.0.1/", "malformed"),
        ("http://127.0.0.1./", "malformed"),
        ("https://example.com/" + "a" * MAX_ADDRESS, "2,000 characters"),
        ("https://example.com/" + "ü" * 1000, "2,000 characters"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(address, reason):
    with pytest.raises(NotAWebAddress, match=reason):
        web_address(address)


def test_a_refusal_does_not_show_its_address_backwards():
    with pytest.raises(NotAWebAddress) as refusal:
        web_address("https://a\u202eb.com/")
    assert "\u202e" not in str(refusal.value)


def test_a_refusal_does_not_tell_a_password():
    with pytest.raises(NotAWebAddress) as refusal:
        web_address("https://user:secret@example.com/")
    assert "secret" not in str(refusal.value)


@given(
    st.text(max_size=40).map("http://example.com/{}".format) | st.text(max_size=40).map("http://{}".format)
)
def test_an_address_stays_as_it_was_made(text):
    try:
        address = web_address(text)
    except NotAWebAddress:
        return
    assert web_address(address) == address
    assert address.isascii()


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::200e"]
)
def test_the_public_web_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::7f00:1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_what_is_not_the_public_web_is_not(address):
    assert not is_public(ip_address(address))
