"""`schema`: what each kind of file may hold as JSON Schema (draft 7), for editors that complete and check as one types.

The check knows more than a schema can say (links, dates, codes given twice), and has the last word.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any
from xml.sax.saxutils import quoteattr

from pydantic import BaseModel

from goldenthread.kind import Kind, Kinds
from goldenthread.model.fields import OneOf, Yes
from goldenthread.model.shape import Shape, may_hold, shapes
from goldenthread.model.thing import Thing
from goldenthread.source.tree import key_name

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
WHOLE = "goldenthread.schema.json"
SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
SHARED_BY_REGISTER = ("audience", "example", "paper", "scope")


def schemas(kinds: Kinds, names: Mapping[str, list[str]]) -> dict[str, Schema]:
    """A schema for each kind of file by its file's name, and one that tells them apart by `kind:`.

    `names` are the ids of what a project has, by kind: what a link can be completed with.
    """
    made: dict[str, Schema] = {}
    choices: list[tuple[str, str]] = []
    for kind in kinds:
        if kind.file and kind.name != "page":
            made[f"{kind.name}.schema.json"] = _Maker(names).file(kind)
            choices.append((kind.name, f"{kind.name}.schema.json"))
        if kind.register:
            file = f"{key_name(kind.plural).replace('_', '-')}.schema.json"
            made[file] = _Maker(names).register(kind)
            choices.append((kind.plural, file))
    words = [key_name(word).replace("_", " ") for word, _ in choices]
    made[WHOLE] = {
        "$schema": DRAFT, "title": "A file of goldenthread", "type": "object", "required": ["kind"],
        "properties": {"kind": {"description": "What this file is.", "anyOf": [{"enum": words}, _pattern(words)]}},
        "allOf": [{"if": {"properties": {"kind": _pattern([word])}, "required": ["kind"]}, "then": {"$ref": file}}
                  for word, file in choices],
    }
    return made


@dataclass(slots=True)
class _Maker:
    """Makes one file's schema; each class of facts that it needs is described once, in `definitions`."""

    names: Mapping[str, list[str]]
    definitions: dict[str, Schema] = field(default_factory=dict)

    def file(self, kind: Kind) -> Schema:
        """A file that holds one thing."""
        made = self._described(kind.type)
        head = {"$schema": DRAFT, "title": kind.word.capitalize()}
        properties = {"kind": _named(kind.name), **made["properties"]}
        required = ["kind", *made.get("required", [])]
        return {**head, **made, "properties": properties, "required": required, "definitions": self.definitions}

    def register(self, kind: Kind) -> Schema:
        """A file that holds a list of things."""
        key = key_name(kind.plural)
        shared = {name: self._field(kind.type, shape) for name, shape in shapes(kind.type).items()
                  if name in SHARED_BY_REGISTER}
        return {"$schema": DRAFT, "title": f"A list of {kind.plural}", "type": "object", "required": ["kind", key],
                "properties": {"kind": _named(kind.plural), key: {"type": "array", "items": self._class(kind.type)},
                               **shared},
                "additionalProperties": False, "definitions": self.definitions}

    def _class(self, owner: type[BaseModel]) -> Schema:
        """A class of facts, by its place among the definitions."""
        name = owner.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._described(owner)
        return {"$ref": f"#/definitions/{name}"}

    def _described(self, owner: type[BaseModel]) -> Schema:
        """What a class of facts may hold, as an object."""
        properties: Schema = {}
        spelt: Schema = {}
        borrowed = getattr(owner, "borrows", None)
        for name, shape in may_hold(owner).items():
            source = owner if name in shapes(owner) or not borrowed else borrowed[0]
            properties[name] = self._field(source, shape)
            if "_" in name:
                spelt[f"^{_any_case(name)}$"] = {}
        needed = [name for name, shape in shapes(owner).items() if owner.model_fields[shape.attr].is_required()]
        about = (owner.__doc__ or "").strip().splitlines()[0]
        made: Schema = {"description": about, "type": "object", "properties": properties,
                        "patternProperties": spelt, "additionalProperties": False}
        if needed and not any("_" in name for name in needed):
            made["required"] = needed
        return made

    def _field(self, owner: type[BaseModel], shape: Shape) -> Schema:
        """What one fact may be: as it is, several where it takes several, or internal with the value under it."""
        info = owner.model_fields[shape.attr]
        one = self._value(shape, Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
        forms: list[Schema] = [*one, *([{"type": "array", "items": {"anyOf": one}}] if shape.many else [])]
        if not shape.part:
            forms.append({"type": "object", "required": ["value"], "additionalProperties": False, "properties": {
                "value": {}, "audience": {"enum": ["internal", "public"]}}})
        return {"description": info.description, "anyOf": forms} if info.description else {"anyOf": forms}

    def _value(self, shape: Shape, annotation: Any) -> list[Schema]:
        """The forms of a single value."""
        if shape.part:
            bare = issubclass(shape.part, Thing) and shape.part.bare
            return [self._class(shape.part), {"type": "null"}, *([SCALAR] if bare else [])]
        if shape.link:
            known = sorted({id for kind in shape.link.kinds for id in self.names.get(kind, [])})
            return [*([{"enum": known}] if known else []), SCALAR]
        words = list(_choices(annotation))
        if words:
            return [{"enum": words}, {"type": "null"}, _pattern(words)]
        if _is_yes(annotation):
            return [{"enum": ["yes", "no"]}, {"type": ["boolean", "null"]}, _pattern(["yes", "no", "true", "false"])]
        return [SCALAR]


def _named(word: str) -> Schema:
    return {"description": "What this file is.", **_pattern([word])}


def _pattern(words: list[str]) -> Schema:
    return {"type": "string", "pattern": f"^(?:{'|'.join(map(_any_case, words))})$"}


def _choices(annotation: Any) -> Iterator[str]:
    """The words of a short list, wherever in a type it stands."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from (str(word) for word in typing.get_args(annotation))
    elif isinstance(annotation, OneOf):
        yield from annotation.words
    else:
        for inner in typing.get_args(annotation):
            yield from _choices(inner)


def _is_yes(annotation: Any) -> bool:
    return annotation is bool or annotation == Yes or any(
        inner is bool or inner == Yes for inner in typing.get_args(annotation))


def _any_case(words: str) -> str:
    """A pattern for some words in small or capital letters, with spaces, hyphens or underscores between them."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else
                   "[ _-]" if letter in " _-" else re.escape(letter) for letter in words.lower())


def write_schemas(folder: Path, kinds: Kinds, names: Mapping[str, list[str]]) -> list[Path]:
    """Writes every schema into a folder, and gives the files; raises OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(kinds, names).items():
        target = folder / name
        target.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", "utf-8")
        written.append(target)
    return written


def editor_settings(folder: Path, sources: list[str]) -> dict[str, str]:
    """The settings that make editors use the schemas for the YAML of these source folders, by the path of their file.

    VS Code needs its YAML extension; PyCharm reads JSON Schema by itself.
    """
    schema = (folder / WHOLE).as_posix()
    globs = [f"{source}/**/*.y*ml" for source in sources]
    code = {"yaml.schemas": {f"./{schema}": globs}}
    patterns = "".join(
        f'\n                <Item><option name="path" value={quoteattr(glob)} />'
        '<option name="pattern" value="true" /></Item>'
        for source in sources for glob in (f"{source}/**/*.yml", f"{source}/**/*.yaml"))
    charm = f"""<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state><map><entry key="goldenthread"><value><SchemaInfo>
      <option name="name" value="goldenthread" />
      <option name="relativePathToSchema" value={quoteattr(schema)} />
      <option name="patterns"><list>{patterns}
      </list></option>
    </SchemaInfo></value></entry></map></state>
  </component>
</project>
"""
    return {".vscode/settings.json": json.dumps(code, indent=2) + "\n", ".idea/jsonSchemas.xml": charm}
