"""The small mistakes that `mutate.py` makes in a file, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}
_PASSED_OVER = {"annotation", "returns", "decorator_list", "bases", "type_comment"}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """A mistake in a file: where it stands, what it is, and which change of which part of the code makes it.

    `path` is that below goldenthread's folder, as `guard/audit.py`; `first` and `last` are the lines of the statement.
    """

    path: str
    line: int
    column: int
    first: int
    last: int
    words: str
    part: int
    change: int
    at_import: bool

    @property
    def name(self) -> str:
        """Where it is and what it is, in a line."""
        return f"{self.path}:{self.line}:{self.column}: {self.words}"

    def tree(self, source: str) -> ast.Module:
        """The file with the mistake in it."""
        tree = ast.parse(source)
        for part, (node, put, _, _) in enumerate(_parts(tree, None)):
            if part == self.part:
                put(_changes(node)[self.change][1])
                break
        return ast.fix_missing_locations(tree)


def mutants_of(path: str, source: str) -> Iterator[Mutant]:
    """Every mistake that is known here, in the order of the code; `source` is the file's text."""
    for part, (node, _, statement, within) in enumerate(_parts(ast.parse(source), None)):
        for change, (words, _) in enumerate(_changes(node)):
            first, last = statement.lineno, statement.end_lineno or statement.lineno
            yield Mutant(path, node.lineno, node.col_offset + 1, first, last, words, part, change, not within)


Part = tuple[ast.expr | ast.stmt, Callable[[ast.AST], None], ast.stmt, bool]


def _parts(tree: ast.AST, statement: ast.stmt | None, *, within: bool = False) -> Iterator[Part]:
    """The statements and terms of the code, what puts another in the place of each, the statement that each stands in,
    and whether a function holds it.
    """
    for field, value in ast.iter_fields(tree):
        if field in _PASSED_OVER:
            continue
        for at, node in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(node, ast.AST) or _says_only(node):
                continue

            def put(new: ast.AST, field: str = field, at: int = at, value: object = value) -> None:
                if isinstance(value, list):
                    value[at] = new
                else:
                    setattr(tree, field, new)

            inmost = node if isinstance(node, ast.stmt) else statement
            if isinstance(node, ast.expr | ast.stmt) and inmost:
                yield node, put, inmost, within
            yield from _parts(node, inmost, within=within or isinstance(node, ast.FunctionDef))


def _says_only(node: ast.AST) -> bool:
    """Whether something is a docstring, an import or a type, which no mistake is made in."""
    told = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    typed = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    return told or typed or isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)


def _changes(node: ast.AST) -> list[tuple[str, ast.AST]]:
    """The mistakes that can be made in a part of the code: what each is in words, and what then stands there."""
    return [(f"`{_short(node)}` becomes `{_short(new)}`", new) for new in _instead(node)]


def _short(node: ast.AST) -> str:
    words = " ".join(f"if {ast.unparse(node.test)}".split() if isinstance(node, ast.If) else ast.unparse(node).split())
    return words if len(words) < 90 else f"{words[:87]}…"


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a part of the code."""
    match node:
        case ast.Compare(left, [op, *more], right) if type(op) in _COMPARED:
            yield ast.Compare(left, [_COMPARED[type(op)](), *more], right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for at in range(len(values)):
                others = values[:at] + values[at + 1 :]
                yield ast.BoolOp(op, others) if len(others) > 1 else others[0]
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            yield ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.IfExp(_, body, orelse):
            yield body
            yield orelse
        case ast.Set(elts) | ast.Tuple(elts) | ast.List(elts) if len(elts) > 1 and all(
            isinstance(one, ast.Constant) and isinstance(one.value, str) for one in elts
        ):
            yield type(node)(elts[1:], *([] if isinstance(node, ast.Set) else [ast.Load()]))
            yield type(node)(elts[:-1], *([] if isinstance(node, ast.Set) else [ast.Load()]))
        case ast.If(_, body, orelse):
            for always in (True, False):
                yield ast.If(ast.Constant(always), body, orelse)
        case ast.Return(value) if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Yield() | ast.YieldFrom()):
            # What yields nothing stays a generator.
            yield ast.If(ast.Constant(False), [node], [])
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
            yield ast.Pass()
