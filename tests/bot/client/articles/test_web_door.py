"""The door to the web that the bot has unless a test gives it another."""

from bot.client.client import VerbatimClient


async def test_it_is_shut_to_the_machine_and_its_network(loopback, verbatim):
    mo = loopback.user("mo", manage_messages=True)
    async with loopback.online(VerbatimClient(verbatim, connector=loopback.connector())):
        said = await mo.slash("article add", url="http://127.0.0.1:8080/").response()
    assert "not to a public web site" in said.content
