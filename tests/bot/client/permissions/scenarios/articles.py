"""`/article`: its commands, and what helps while one types them."""

from typing import Any, Final

from corpus.article import Article
from tests.bot.client.permissions.cast import CURATORS, NAMED, PANEL, TYPED
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.things import Command, Form, Thing
from tests.bot.client.permissions.world import HOME_MARK
from tests.discord.interactions import Interaction, Modal
from tests.discord.messages import File, Message

TEXT_BOX: Final = "Title and text"


def some_article(scene: Scene) -> Article:
    """An article of the first server."""
    return scene.world.stock(scene.world.home.id)[-1]


def pasted(scene: Scene) -> str:
    """A text like no other."""
    number = scene.world.number()
    return (
        f"{HOME_MARK} paste {number}\n\n{HOME_MARK} report {number} says {number * 7919} things. They matter."
    )


def run(scene: Scene, command: str, **options: Any) -> Interaction:
    """Run a command where the scene is played."""
    return scene.person.slash(command, channel=scene.place, **options)


async def then(scene: Scene, message: Message, label: str) -> Message:
    """The message after a button was pressed."""
    return await scene.person.clicks(message, label).response()


async def preview(scene: Scene, **fields: Any) -> Message:
    """The preview of a pasted article."""
    modal = await run(scene, "article add").modal()
    return await scene.person.submits(modal, {"Text": pasted(scene), **fields}).response()


async def edit_form(scene: Scene, article: Article) -> Modal:
    """The form that changes an article."""
    return await run(scene, "article edit", article=article.id).modal()


async def revision(scene: Scene, article: Article) -> Message:
    """What an edited article would change, before it is saved."""
    text = f"{article.title}\n\n{article.text} It was edited as number {scene.world.number()}."
    return await scene.person.submits(await edit_form(scene, article), {TEXT_BOX: text}).response()


def plain(command: str, **options: Any) -> Open:
    """A command that names nothing."""

    async def opened(_: Scene) -> Thing:
        return Command(command, options)

    return opened


def named(command: str) -> Open:
    """A command that names an article of the first server by its id."""

    async def opened(scene: Scene) -> Thing:
        return Command(command, {"article": some_article(scene).id})

    return opened


def typed(command: str, option: str = "article") -> Open:
    """The beginning of every title and outlet of the first server, typed."""

    async def opened(scene: Scene) -> Thing:
        some_article(scene)
        return Command(command, {option: HOME_MARK}, typing=True)

    return opened


async def paste_form(scene: Scene) -> Thing:
    """The form to paste an article."""
    return Form(await run(scene, "article add").modal(), {"Text": pasted(scene)})


async def filled_edit_form(scene: Scene) -> Thing:
    """The form that changes an article, with something changed in it."""
    article = some_article(scene)
    return Form(
        await edit_form(scene, article), {TEXT_BOX: f"{article.title}\n\n{article.text} It was edited."}
    )


_FILE: Final = File("news.txt", b"A file\n\nIt has a text of its own. That is all.")

SCENARIOS: Final = (
    Scenario("/article add", CURATORS, plain("article add"), "Add articles", "`/article add`"),
    Scenario("/article add", CURATORS, plain("article add", file=_FILE), "Preview", "`/article add file:`"),
    Scenario("/article list", CURATORS, plain("article list"), "articles**", "`/article list`"),
    Scenario("/article undo", CURATORS, plain("article undo"), "would be taken back", "`/article undo`"),
    Scenario("/article history", CURATORS, plain("article history"), "History of", "`/article history`"),
    Scenario(
        "/article history", NAMED, named("article history"), "History of", "`/article history article:`"
    ),
    Scenario("/article show", NAMED, named("article show"), HOME_MARK, "`/article show`"),
    Scenario("/article edit", NAMED, named("article edit"), "Edit the article", "`/article edit`"),
    Scenario("/article remove", NAMED, named("article remove"), "Remove", "`/article remove`"),
    *(
        Scenario(
            f"/article {name} article: …",
            TYPED,
            typed(f"article {name}"),
            HOME_MARK,
            f"`/article {name}`, typing",
        )
        for name in ("show", "edit", "remove", "history")
    ),
    Scenario(
        "/article list outlet: …",
        TYPED,
        typed("article list", "outlet"),
        HOME_MARK,
        "`/article list`, typing",
    ),
    Scenario("client.articles.forms.PasteForm", PANEL, paste_form, "Preview", "form **Add articles**"),
    Scenario(
        "client.articles.forms.EditForm", PANEL, filled_edit_form, "Your changes", "form **Edit the article**"
    ),
)
