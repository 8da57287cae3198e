"""How our Word files look: their styles and lists, few enough to be read here; each can be restyled in Word."""

from __future__ import annotations

from html import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
INK, QUIET, LINK, GOLD, LINE, SOFT = "1C2B4A", "565C68", "1A4D8F", "B07D0A", "BFB8A8", "F7F1E4"
SET_IN = 357
DEEPEST = 4


def _space(before: int, after: int) -> str:
    """Space before and after, in twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _bar(colour: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{colour}"/></w:pBdr>'


def _font(points: float, *more: str) -> str:
    """A size in points; `more` comes before it, as the order of the format wants."""
    return f'{"".join(more)}<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _heading(level: int, points: float, before: int) -> tuple[str, str, str, str]:
    paragraph = f'<w:keepNext/><w:keepLines/>{_space(before, 80)}<w:outlineLvl w:val="{level - 1}"/>'
    return f"Heading{level}", f"heading {level}", paragraph, _font(points, "<w:b/>", _colour(INK))


PARAGRAPHS = (
    _heading(1, 20, 0), _heading(2, 14, 320), _heading(3, 11.5, 200), _heading(4, 10.5, 160), _heading(5, 10.5, 160),
    _heading(6, 10.5, 160),
    ("Subtitle", "Subtitle", f"<w:keepNext/>{_space(0, 40)}", _font(10.5, "<w:b/>", _colour(QUIET))),
    ("Intro", "Intro", _space(0, 160), _font(12)),
    ("Small", "Small", _space(0, 120), _font(9, _colour(QUIET))),
    ("Notice", "Notice", f'<w:keepLines/>{_bar(LINE)}<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>'
     f'{_space(80, 160)}<w:ind w:left="227" w:right="113"/>', _font(9.5)),
    ("Decision", "Decision", f'<w:keepLines/>{_bar(GOLD)}{_space(100, 160)}<w:ind w:left="227"/>', ""),
    ("Fact", "Fact", f'<w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs>{_space(0, 60)}'
     '<w:ind w:left="2552" w:hanging="2552"/>', ""),
    ("Quote", "Quote", f'{_space(80, 160)}<w:ind w:left="454" w:right="454"/>', "<w:i/>"),
    ("ListParagraph", "List Paragraph", _space(0, 60), ""),
    ("Caption", "caption", f"<w:keepNext/>{_space(60, 80)}", _font(9, _colour(QUIET))),
    ("Cell", "Cell", '<w:spacing w:before="0" w:after="20" w:line="245" w:lineRule="auto"/>', _font(9)),
    ("AfterTable", "After a table", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', _font(2)),
    ("Header", "header", _space(0, 0), _font(8.5, _colour(QUIET))),
    ("Footer", "footer", _space(0, 0), _font(8.5, _colour(QUIET))),
)
"""Each: its id, its name, how its paragraphs stand, how its letters look."""
LETTERS = (
    ("Hyperlink", "Hyperlink", f'{_colour(LINK)}<w:u w:val="single"/>'),
    ("Quiet", "Quiet", _colour(QUIET)),
)


def styles(language: str) -> str:
    """The styles of a file in a language such as en-GB."""
    paragraphs = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for own, name, paragraph, letters in PARAGRAPHS
    )
    letters = "".join(
        f'<w:style w:type="character" w:styleId="{own}"><w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for own, name, look in LETTERS
    )
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    return f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>{_font(10.5)}
<w:lang w:val="{escape(language)}" w:eastAsia="{escape(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr>
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Paper"><w:name w:val="Paper"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
<w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders><w:tblCellMar>
<w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/></w:tcPr></w:tblStylePr></w:style>
{paragraphs}{letters}</w:styles>"""


def lists(counted: int) -> str:
    """The lists of a file: number 1 has bullets, those after it count from 1, each by itself."""
    bullets = "".join(_level(level, "bullet", "•" if level % 2 == 0 else "–") for level in range(DEEPEST))
    numbers = "".join(_level(level, "decimal", f"%{level + 1}.") for level in range(DEEPEST))
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(DEEPEST))
    own = "".join(
        f'<w:num w:numId="{at + 2}"><w:abstractNumId w:val="2"/>{starts}</w:num>' for at in range(counted))
    return (
        f'<w:numbering {NAMESPACES}>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{own}</w:numbering>'
    )


def _level(level: int, form: str, mark: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{SET_IN * (level + 1)}" w:hanging="{SET_IN}"/></w:pPr></w:lvl>'
    )


def settings(language: str) -> str:
    """The settings of a file."""
    return (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(language)}"/></w:settings>'
    )
