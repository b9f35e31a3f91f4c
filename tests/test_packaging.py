"""What is built from this checkout, and that it works where nothing else is installed."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def run(*command, cwd, stdin=""):
    """The output of a command that must succeed, in an environment that names no setting of ours."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISCORD_TOKEN", "CORPUS_URL", "PYTHONPATH", "CONFIDENCE_THRESHOLD", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command} gave {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    shutil.rmtree(CHECKOUT / "build" / "lib", ignore_errors=True)  # or what was deleted since would be in it
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, CHECKOUT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_every_package_of_the_checkout_is_named_in_pyproject():
    named = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    found = [
        ".".join(path.parent.relative_to(CHECKOUT).parts)
        for top in ("bot", "corpus")
        for path in CHECKOUT.joinpath(top).rglob("__init__.py")
    ]
    assert sorted(named) == sorted(found)


def test_the_wheel_holds_all_that_the_packages_hold(wheel):
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = run("git", "ls-files", "bot", "corpus", cwd=CHECKOUT).split()
    assert held == set(tracked)


def test_the_wheel_works_in_an_empty_environment_from_another_folder(wheel, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "empty", cwd=tmp_path)
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page = elsewhere / "page.html"
    page.write_text(
        "<html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>"
        + "".join(
            f"<p>The bridge over the river Senn opened on day {n} after long repairs.</p>" for n in range(9)
        )
        + "</article></body></html>"
    )
    assert "1 added" in run(python, "-m", "bot", "add", page, cwd=elsewhere)
    assert "0 failed" in run(python, "-m", "bot", "add", "--samples", cwd=elsewhere)
    assert "sample-" in run(python, "-m", "bot", "list", cwd=elsewhere)
    assert run(python, "-m", "bot", cwd=elsewhere, stdin="Which river does the bridge cross?\n").strip()
    run(python, "-c", "import bot.client.client", cwd=elsewhere)
