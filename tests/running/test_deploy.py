"""What deploy/ and the guide name exists: commands, paths, settings, and the units' promises."""

import ast
import dataclasses
import fnmatch
import re
import shlex
import shutil
import subprocess
import tomllib

import pytest

from bot.cli.commands import COMMANDS
from bot.cli.run import REFUSED
from bot.client.application.invite import NAMES as NAMES_OF_PERMISSIONS
from bot.service.checks.settings import NAMES
from bot.settings import SETTINGS_FILE, Settings, given_settings, settings_of
from tests.running.guide import CHECKOUT, PAGE

DEPLOY = CHECKOUT / "deploy"
UNIT = (DEPLOY / "verbatim.service").read_text()
SHARD = (DEPLOY / "verbatim@.service").read_text()
CONTAINER = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
GUIDE = PAGE.read_text(encoding="utf-8")

NOT_OURS = {"PATH", "PYTHONDONTWRITEBYTECODE", "SQLITE_TMPDIR"}

analyze = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze")


def directives(unit, name):
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


def instructions(name):
    return re.findall(rf"^{name} (.*)$", CONTAINER, re.MULTILINE)


@pytest.fixture
def root(tmp_path):
    """Where the service is installed, with a stand-in for its program."""
    subprocess.run([DEPLOY / "install"], env={"DESTDIR": str(tmp_path), "PATH": "/usr/bin:/bin"}, check=True)
    program = tmp_path / "opt/verbatim/.venv/bin/verbatim"
    program.parent.mkdir(parents=True)
    shutil.copy("/bin/true", program)
    return tmp_path


class TestUnits:
    @analyze
    @pytest.mark.parametrize("name", ["verbatim.service", "verbatim@0.service"])
    def test_systemd_finds_no_fault_with_them(self, root, name):
        unit = (root / "etc/systemd/system" / re.sub("@.", "@", name)).read_text()
        installed = root / name  # the program is not at /opt here, and systemd looks for it
        installed.write_text(unit.replace("=/opt/verbatim/.venv", f"={root}/opt/verbatim/.venv"))
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", installed], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")

    @analyze
    def test_their_exposure_is_as_low_as_the_guide_says(self):
        said = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", DEPLOY / "verbatim.service"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        level = re.search(r"Overall exposure level for verbatim\.service: ([0-9.]+)", said).group(1)
        assert float(level) <= 2.0
        assert f"gives it {level} of 10 points of exposure" in GUIDE

    def test_a_shards_unit_differs_where_it_must_and_nowhere_else(self):
        def told(unit):
            return {line for line in unit.splitlines() if line and not line.startswith("#")}

        assert told(UNIT) - told(SHARD) == {"Description=Verbatim, a Discord bot that quotes news articles"}
        assert len(told(SHARD) - told(UNIT)) == 4

    def test_they_start_a_command_of_ours(self):
        (command,) = directives(UNIT, "ExecStart")
        program, name = shlex.split(command)
        scripts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["scripts"]
        assert (program.rpartition("/")[2] in scripts, name in COMMANDS) == (True, True)

    def test_they_do_not_start_again_what_discord_refused(self):
        assert directives(UNIT, "RestartPreventExitStatus") == [str(REFUSED)]

    def test_they_never_log_in_as_often_as_resets_a_token(self):
        (burst,) = directives(UNIT, "StartLimitBurst")
        assert directives(UNIT, "StartLimitIntervalSec") == ["1h"]
        assert 24 * int(burst) < 1000

    @pytest.mark.parametrize("unit", [UNIT, SHARD], ids=["verbatim", "verbatim@"])
    def test_their_variables_are_settings(self, unit):
        named = {line.partition("=")[0] for line in directives(unit, "Environment")}
        assert named - NOT_OURS <= {*NAMES, SETTINGS_FILE}

    def test_what_sqlite_writes_aside_is_on_the_disk_of_the_database(self):
        for given, folder in ((UNIT, "/var/lib/verbatim"), (CONTAINER, "/data")):
            assert re.search(rf"SQLITE_TMPDIR={folder}$", given, re.MULTILINE)

    def test_what_they_read_is_installed(self, root):
        (credential,) = directives(UNIT, "LoadCredential")
        token = root / credential.partition(":")[2].lstrip("/")
        (settings,) = re.findall(rf"^Environment={SETTINGS_FILE}=/(.*)$", UNIT, re.MULTILINE)
        assert (token.stat().st_mode & 0o777, (root / settings).is_file()) == (0o600, True)
        assert (root / "var/lib/verbatim").stat().st_mode & 0o777 == 0o700
        assert (root / "usr/local/bin/verbatim").stat().st_mode & 0o111

    def test_to_install_again_leaves_settings_and_token_alone(self, root):
        kept = [root / "etc/verbatim/discord_token", root / "etc/verbatim/verbatim.env"]
        for path in kept:
            path.write_text("mine")
        subprocess.run([DEPLOY / "install"], env={"DESTDIR": str(root), "PATH": "/usr/bin:/bin"}, check=True)
        assert [path.read_text() for path in kept] == ["mine", "mine"]

    def test_the_services_settings_can_be_used(self, root):
        given = given_settings({}, root / "etc/verbatim/verbatim.env")
        assert {*given} <= {*NAMES}
        assert settings_of(given).corpus_url == "sqlite:////var/lib/verbatim/verbatim.db"


class TestContainer:
    def test_what_it_copies_exists_and_is_not_ignored(self):
        ignore = (CHECKOUT / ".containerignore").read_text().split()
        kept = [line.removeprefix("!") for line in ignore if line.startswith("!")]
        copies = [line for line in instructions("COPY") if not line.startswith("--from")]
        sources = [source for line in copies for source in line.split()[:-1]]
        assert all((CHECKOUT / source).exists() for source in sources)
        assert all(any(fnmatch.fnmatch(source, pattern) for pattern in kept) for source in sources)
        assert ".env" not in kept

    def test_it_copies_all_that_the_installation_needs(self):
        project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
        packages = {name.partition(".")[0] for name in project["tool"]["setuptools"]["packages"]}
        needed = packages | {project["project"]["readme"], *project["project"]["license-files"]}
        copied = {each for line in instructions("COPY") for each in line.split()[:-1]}
        assert needed | {"pyproject.toml"} <= copied

    def test_it_runs_our_command_without_rights(self):
        scripts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]["scripts"]
        (entry,), (command,) = map(ast.literal_eval, (*instructions("ENTRYPOINT"), *instructions("CMD")))
        assert (entry in scripts, command in COMMANDS) == (True, True)
        assert instructions("USER") == ["verbatim"]

    def test_its_variables_are_settings(self):
        given = dict(pair.split("=", 1) for line in instructions("ENV") for pair in line.split())
        assert {*given} - NOT_OURS <= {*NAMES}
        settings = settings_of(given)
        assert settings.metrics_address == ("127.0.0.1", 9464)
        assert settings.corpus_url == f"sqlite:///{instructions('VOLUME')[0]}/verbatim.db"

    def test_its_health_check_asks_the_probe_where_it_is(self):
        (check,) = instructions("HEALTHCHECK")
        assert "http://127.0.0.1:9464/healthz" in check
        compile(ast.literal_eval(check.partition("CMD ")[2])[2], "health check", "exec")


class TestGuide:
    def test_it_names_the_permissions_that_the_invite_asks_for(self):
        (sentence,) = re.findall(
            r"asks for what the bot needs and for nothing else: (.*?)\.\n", GUIDE, re.DOTALL
        )
        named = [" ".join(name.split()) for name in re.findall(r"\*\*(.*?)\*\*", sentence, re.DOTALL)]
        assert named == [*NAMES_OF_PERMISSIONS.values()]

    def test_the_commands_it_names_are_ours(self):
        named = re.findall(r"(?:python -m bot|sudo verbatim|verbatim verbatim) ([a-z]+)", GUIDE)
        assert {*named} <= {*COMMANDS}
        assert {"doctor", "invite", "add", "list", "explain"} <= {*named}

    def test_the_settings_it_names_are_ours(self):
        names = {field.name.upper() for field in dataclasses.fields(Settings)}
        named = re.findall(r"`([A-Z]+(?:_[A-Z]+)+)[=`]", GUIDE)
        assert {*named} <= {*names}

    def test_what_it_makes_can_be_made(self):
        targets = re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
        assert {*re.findall(r"^(?:sudo )?make ([a-z-]+)", GUIDE, re.MULTILINE)} <= {*targets}

    def test_the_pages_and_files_it_names_exist(self):
        linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", GUIDE)
        named = re.findall(r"(?:deploy|tests|docs)/[\w/.-]*\w", GUIDE)
        assert [path for path in linked if not (PAGE.parent / path).exists()] == []
        assert [path for path in named if not (CHECKOUT / path).exists()] == []
