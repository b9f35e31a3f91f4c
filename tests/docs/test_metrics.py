"""The page on metrics, the dashboard and the rules say what the bot tells, and nothing else."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.bot.service.watch.everything import everything

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PAGE = (CHECKOUT / "docs/metrics.md").read_text("utf-8")
BOARD = json.loads((CHECKOUT / "deploy/grafana.json").read_text("utf-8"))
RULES = CHECKOUT / "deploy/alerts.yml"

ROW = re.compile(r"^\| `(\w+)` \| (\w+) \|([^|]*)\|(.*)\|$", re.MULTILINE)
USED = re.compile(r"\b((?:verbatim|process|python)_\w+|up)\b(?:\{([^}]*)\})?")
MATCHER = re.compile(r'(\w+)\s*(=~|=|!=|!~)\s*"([^"]*)"')
BY = re.compile(r"\bby \(([^)]*)\)")
OF_PROMETHEUS = {"job", "instance"}


def full_name(family):
    return f"{family.name}_total" if family.type == "counter" else family.name


FAMILIES = {full_name(family): family for family in everything().collect()}
SAMPLES = {sample.name: family for family in FAMILIES.values() for sample in family.samples}
TOLD = {name: (kind, re.findall(r"`(\w+)`", labels), says) for name, kind, labels, says in ROW.findall(PAGE)}


def labels_of(family):
    """Its labels, each with its values."""
    found = {}
    for sample in family.samples:
        for label, value in sample.labels.items():
            found.setdefault(label, set()).add(value)
    return found


def panels():
    return [panel for panel in BOARD["panels"] if panel["type"] != "row"]


def rules():
    [group] = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    return group["rules"]


def queries():
    yield from ((panel["title"], target["expr"]) for panel in panels() for target in panel["targets"])
    yield from ((each["name"], each["expr"]) for each in BOARD["annotations"]["list"])
    yield from ((rule["alert"], rule["expr"]) for rule in rules())


class TestPage:
    def test_it_has_every_metric_and_no_other(self):
        assert sorted(TOLD) == sorted(FAMILIES)

    @pytest.mark.parametrize("name", sorted(TOLD))
    def test_its_type_and_labels_are_told_as_they_are(self, name):
        kind, labels, _ = TOLD[name]
        family = FAMILIES[name]
        assert kind == ("gauge" if family.type in ("info", "unknown") else family.type)
        assert set(labels) == set(labels_of(family)) - {"le"}

    @pytest.mark.parametrize("name", sorted(name for name in TOLD if name.startswith("verbatim_")))
    def test_every_value_of_a_label_is_named(self, name):
        for label, values in labels_of(FAMILIES[name]).items():
            if label not in ("le", "version"):
                assert [value for value in values if not re.search(rf"\b{value}\b", TOLD[name][2])] == []


class TestConventions:
    @pytest.mark.parametrize("name", sorted(name for name in FAMILIES if name.startswith("verbatim_")))
    def test_names_end_as_prometheus_wants_them(self, name):
        family = FAMILIES[name]
        assert not re.search(r"_(ms|milliseconds|mb|kb|minutes|hours|percent|ratio_percent)\b", name)
        assert name.endswith("_total") == (family.type == "counter")
        assert family.documentation.endswith(".")

    def test_no_label_has_more_values_than_can_be_counted_on_the_fingers(self):
        many = {
            (name, label): len(values)
            for name, family in FAMILIES.items()
            for label, values in labels_of(family).items()
            if len(values) > 10 and label != "le"
        }
        assert many == {}

    def test_every_series_is_there_before_anything_happens(self):
        assert sum(len(family.samples) for family in FAMILIES.values()) > 200


@pytest.mark.parametrize(("title", "expr"), list(queries()))
def test_a_query_names_what_there_is(title, expr):
    known = {"le", *OF_PROMETHEUS}
    assert expr.count("(") == expr.count(")")
    for name, selector in USED.findall(expr):
        if name == "up":
            continue
        assert name in SAMPLES, title
        labels = labels_of(SAMPLES[name])
        known |= set(labels)
        for label, _, values in MATCHER.findall(selector):
            assert label in {*labels, *OF_PROMETHEUS}, title
            if label in labels:
                assert set(values.split("|")) <= labels[label], title
    for group in BY.findall(expr):
        assert {each.strip() for each in group.split(",")} <= known, title


class TestBoard:
    def test_every_metric_of_ours_is_on_it(self):
        shown = {
            SAMPLES[name].name for _, expr in queries() for name, _ in USED.findall(expr) if name in SAMPLES
        }
        ours = {family.name for name, family in FAMILIES.items() if name.startswith("verbatim_")}
        assert ours - shown == set()

    def test_whose_prometheus_it_asks_is_chosen_on_it(self):
        assert BOARD["templating"]["list"][0]["type"] == "datasource"
        asked = {target["datasource"]["uid"] for panel in panels() for target in panel["targets"]}
        assert asked == {"${datasource}"}

    def test_panels_have_their_own_numbers_and_lie_on_no_other(self):
        assert len({panel["id"] for panel in BOARD["panels"]}) == len(BOARD["panels"])
        covered = set()
        for place in (panel["gridPos"] for panel in BOARD["panels"]):
            assert place["x"] + place["w"] <= 24
            for x in range(place["x"], place["x"] + place["w"]):
                for y in range(place["y"], place["y"] + place["h"]):
                    assert (x, y) not in covered
                    covered.add((x, y))


class TestRules:
    def test_each_says_what_happened_what_to_do_and_how_urgent_it_is(self):
        for rule in rules():
            assert rule["labels"]["severity"] in ("page", "ticket")
            assert rule["annotations"].keys() == {"summary", "action"}

    def test_prometheus_takes_them(self):
        promtool = shutil.which("promtool")
        if promtool is None:
            pytest.skip("promtool, which comes with Prometheus, is not installed")
        subprocess.run([promtool, "check", "rules", RULES], check=True)
