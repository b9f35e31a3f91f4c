from docs.picture import TARGET, picture


def test_the_readmes_picture_is_what_the_formatter_sends_now() -> None:
    assert TARGET.read_text(encoding="utf-8") == picture(), "make it anew: python -m docs.picture"
