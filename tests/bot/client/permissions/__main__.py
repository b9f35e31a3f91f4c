"""Write the page of the documentation: `python -m tests.bot.client.permissions`."""

from tests.bot.client.permissions.page import PAGE, page

if __name__ == "__main__":
    PAGE.write_text(page())
