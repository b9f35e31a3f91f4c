"""Requests held against Discord's own published specification (OpenAPI 3.1), where it is present."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.discord.journal import Request
from tests.discord.refusals import Problem, invalid

DOCUMENT = "urn:discord"

SNOWFLAKE = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$", "minimum": 0}
"""The specification wants ids as strings; Discord takes numbers too, and discord.py sends them."""


class Schema:
    """The specification's rules for bodies and query parameters; without the specification, none.

    The file is read at the first request, and each operation's rules are compiled when first needed.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._validators: dict[str, Draft202012Validator] = {}

    @property
    def present(self) -> bool:
        return self._path is not None

    def check(self, request: Request) -> None:
        """Refuse what the specification forbids.

        Raises:
            Refused: with every problem, each at its place.
        """
        if self._path is None:
            return
        found = self._operation(request)
        if found is None:
            raise invalid(
                Problem((), "NO_OPERATION", f"{request.method} {request.path} is not in the specification")
            )
        path, operation = found
        pointer = f"#/paths/{_escaped(path)}/{request.method.lower()}"
        problems = [*self._query(operation, pointer, request), *self._body(operation, pointer, request)]
        if problems:
            raise invalid(*problems)

    def _operation(self, request: Request) -> tuple[str, dict[str, Any]] | None:
        for pattern, path, operations in self._paths:
            if request.method.lower() in operations and pattern.fullmatch(request.path):
                return path, operations[request.method.lower()]
        return None

    def _query(self, operation: dict[str, Any], pointer: str, request: Request) -> Iterator[Problem]:
        known = {
            parameter["name"]: number
            for number, parameter in enumerate(operation.get("parameters", []))
            if parameter["in"] == "query"
        }
        for name, text in request.query.items():
            if name not in known:
                yield Problem((name,), "UNKNOWN_KEY", f"no such query parameter; there are {sorted(known)}")
                continue
            validator = self._validator(f"{pointer}/parameters/{known[name]}/schema")
            # The text stands for whatever type the specification wants, if it can.
            if not any(validator.is_valid(reading) for reading in _readings(text)):
                yield Problem((name,), "QUERY_PARAMETER", f"{text!r} does not fit the specification")

    def _body(self, operation: dict[str, Any], pointer: str, request: Request) -> Iterator[Problem]:
        wanted = operation.get("requestBody")
        if request.body is None:
            if wanted and wanted.get("required"):
                yield Problem((), "BASE_TYPE_REQUIRED", "A body is required")
            return
        kind = "multipart/form-data" if request.multipart else "application/json"
        if wanted is None or kind not in wanted["content"]:
            yield Problem((), "CONTENT_TYPE", f"No body of type {kind} is expected")
            return
        validator = self._validator(f"{pointer}/requestBody/content/{_escaped(kind)}/schema")
        for error in validator.iter_errors(request.body):
            yield from _problems(error)

    def _validator(self, pointer: str) -> Draft202012Validator:
        if pointer not in self._validators:
            schema = {"$ref": DOCUMENT + pointer}
            self._validators[pointer] = Draft202012Validator(schema, registry=self._registry)
        return self._validators[pointer]

    @cached_property
    def _document(self) -> dict[str, Any]:
        assert self._path is not None
        document: dict[str, Any] = json.loads(self._path.read_bytes())
        document["components"]["schemas"]["SnowflakeType"] = SNOWFLAKE
        return document

    @cached_property
    def _registry(self) -> "Registry[Any]":
        resource: Resource[Any] = Resource.from_contents(self._document, default_specification=DRAFT202012)
        registry: Registry[Any] = Registry().with_resource(DOCUMENT, resource)
        return registry

    @cached_property
    def _paths(self) -> list[tuple[re.Pattern[str], str, dict[str, Any]]]:
        """Every path as a pattern; those with fewer open parts first: `@original` before `{message_id}`."""
        ordered = sorted(self._document["paths"].items(), key=lambda item: item[0].count("{"))
        return [
            (re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), path, operations)
            for path, operations in ordered
        ]


def _escaped(part: str) -> str:
    """A key as part of a JSON pointer in a URI fragment (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


def _readings(text: str) -> Iterator[Any]:
    yield text
    if re.fullmatch(r"-?\d+", text):
        yield int(text)
    if text.lower() in ("1", "true", "0", "false"):
        yield text.lower() in ("1", "true")


def _problems(error: ValidationError) -> Iterator[Problem]:
    """The problem itself; of a union, what the likeliest member says: the one that got deepest."""
    if error.context:
        deepest = max(len(each.absolute_path) for each in error.context)
        for each in error.context:
            if len(each.absolute_path) == deepest:
                yield from _problems(each)
    else:
        code = f"SCHEMA_{str(error.validator).upper()}"
        yield Problem(tuple(error.absolute_path), code, error.message[:200])
