"""A Discord of our own on 127.0.0.1, strict where Discord is strict, that an unmodified client logs in to.

A test asks for the fixture `loopback`, brings a client online, and lets people do things:

    async def test_mention(loopback, verbatim):
        async with loopback.online(VerbatimClient(verbatim, connector=loopback.connector())):
            loopback.user("ann").mentions_bot(loopback.channel, "Where did the missile land?")
            reply = await loopback.channel.next_message()
            assert "farm" in reply.content

**The world.** There is one bot, `loopback.bot`, one server, `loopback.server`, and one channel in it,
`loopback.channel`. More: `loopback.user("mo", manage_guild=True)`, `add_server`, `join`, `add_channel`,
`add_thread`, `add_role`, `remove_role`, `remove_channel`, `channel.override(loopback.bot,
send_messages=False)` (and `channel_changed`, to tell the bot). `loopback.commands.overrides.set(server,
command, role, to=True)` is what admins set in Discord's own settings. The world outlives a client: a second
one, brought online after the first, finds all messages and their buttons.

**People** (`people.py`, `writers.py`) can `says`, `mentions_bot`, `replies`, `direct_message`, `edits`,
`deletes`, `slash("article add", file=File("a.txt", b"..."))`, `autocomplete("article show",
article="mis")`, `menu("Find a source", message)`, `clicks(message, "Remove")`, `selects(message, "Where?",
channel)`, `submits(modal, Text="...", Where=[channel])`, `joins`, `leaves`, `gains(role)`, `loses(role)`.
They speak `person.locale`, and see the commands `person.offered(channel)`. None of these waits. What
Discord's own client would not let a person do fails with an `AssertionError`; with `NotOffered` where it
would not even show the command. What only a forged request could do is done with `forged=True`.

**The bot brought along.** After `loopback.install(person)` the bot is installed to a person's account, who
uses it in servers where it is no member and in `loopback.private_channel(person, other)`.

**Messages** of either kind of components are read alike: `message.text` (every text display, in order),
`.labels`, `.link("Open the article")`, `.component("Which?")`, `.attachments[0].file.data`, `.ephemeral`.

**Waits** end after fifteen seconds with the story of what the bot did: `await channel.next_message()`; of
what `slash` and its like return, `await interaction.response()`, `.followup()`, `.modal()`, `.choices()`,
`.acknowledged()`; for anything else, `await loopback.until(lambda: ..., "what is waited for")`.

**Trouble.** Requests: `loopback.faults.rate_limit("POST", "/channels/{}/messages", retry_after=0.1)`,
`.fail`, `.refuse`. Connection: `loopback.gateway.drop()`, `.close(code)`, `.ask_reconnect()`,
`.invalidate(resumable=False)`, `.forget_session()`, `.down = True`, `.granted = INTENTS`. Time:
`loopback.clock.advance(seconds)`.

**Shards.** `loopback.gateway.starts` is what `/gateway/bot` says: `.shards = 6` is recommended then,
`.required_shards` enforced, `.max_concurrency`, `.remaining`; with `.every = 5` two IDENTIFYs of one bucket
within five seconds are a violation. Each session hears of the servers of its shard alone, shard 0 of direct
messages too; `add_server("Far", shard=Shard(2, 6))`. What is done to the connection can be done to that of
one shard: `loopback.gateway.drop(shard=2)`.

**Violations.** Whatever a correct bot never does is refused with Discord's error and fails the test at its
end: a body that breaks a rule of `rules/` or of Discord's published specification (where the development
data has it), an answer to an interaction that comes twice or after three seconds, a route or a host that is
not there. A test that means it says `loopback.journal.forgive("50035")`. With `loopback.forbid_pings = True`
a message that does not forbid every ping is a violation too.

Left out: voice, reactions by people, history around a message, webhooks of the bot's own, and every
rate limit that no test has asked for.
"""
