"""The network of the machine on which the guide is followed: Discord's names lead to the loopback Discord.

Python imports a module of this name by itself when it starts. Nothing of the program is changed: it looks up
`discord.com`, is given an address of the public web as ever, connects to it, and checks the certificate that
OpenSSL's variable SSL_CERT_FILE makes it trust. There is no other name in this network.
"""

import os
import socket

PUBLIC = "162.159.128.233"
PORT = int(os.environ["LOOPBACK_DISCORD_PORT"])
NAMES = {
    "discord.com",
    "gateway.discord.gg",
    "gateway-us-east1-b.discord.gg",
    "cdn.discordapp.com",
    "media.discordapp.net",
}

look_up = socket.getaddrinfo
connect = socket.socket.connect


def getaddrinfo(host, *more, **named):
    if host in NAMES:
        return look_up(PUBLIC, *more, **named)
    if host is None or host.replace(".", "").isdigit() or ":" in host:
        return look_up(host, *more, **named)
    raise socket.gaierror(socket.EAI_NONAME, f"there is no {host} in this network")


def connected(self, address):
    there = ("127.0.0.1", PORT) if address == (PUBLIC, 443) else address
    return connect(self, there)


socket.getaddrinfo = getaddrinfo
socket.socket.connect = connected
