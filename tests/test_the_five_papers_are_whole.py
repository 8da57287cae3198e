"""What the other papers hold is published: counts, figures and answers, from the built site alone."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from conftest import TODAY
from goldenthread.kinds.table import KINDS
from published import Entry, by_kind, page_of, records, under, words

OLD, NEW, REVIEW = "milton-keynes-2009", "milton-keynes-2013", "milton-keynes-review-2013"
STOCKTAKE, REPORT, MEETING = "care-matters-stocktake-2010", "middlesbrough-strategy-2008", "middlesbrough-2020"
DATASET = "peterborough-children-in-care"
FIGURES = f"downloads/figures/{DATASET}.csv"
TOTAL = ("Children looked after", ("345", "340", "349", "359", "358"))
PERIODS = ("Jun-15", "Sep-15", "Dec-15", "Mar-16", "May-16")
FAILED = [
    ("Age", "Jun-15", "-1"), ("Age", "Sep-15", "+1"),
    ("Gender", "Jun-15", "-5"), ("Gender", "Sep-15", "+9"), ("Gender", "Dec-15", "+6"),
    ("Placement", "Mar-16", "-1"), ("Length of time in care", "Jun-15", "+10"),
]
HIDDEN_SIDEBAR = re.compile(
    r'<div class="md-sidebar md-sidebar--primary"[^>]*\bhidden\b.*?(?=<div class="md-content")', re.DOTALL)
PAPERS = ("milton-keynes-2013", "care-matters-2010", "middlesbrough-2008", "peterborough-2016", "middlesbrough-2020")
PRINCIPLES = {
    "our-home": "Our Home", "our-friends-and-family": "Our Friends and Family",
    "our-education-and-employment": "Our Education and Employment",
    "our-health-and-wellbeing": "Our Health and Wellbeing", "our-adult-life": "Our Adult Life",
    "our-voice-and-influence": "Our Voice and Influence", "our-needs-and-wishes": "Our Needs and Wishes",
}
STATUTORY_GUIDANCE = {
    "health-of-looked-after-children": "2015", "education-of-looked-after-children": "2014",
    "action-plan-for-adoption": "2011", "further-action-on-adoption": "2013", "practice-guidance-section-20": "2016",
    "special-guardianship-guidance": "2016", "childrens-homes-regulations": "2015", "inspection-framework": None,
    "children-act-guidance-volume-2": "2015", "unaccompanied-and-trafficked-children": "2014",
    "children-who-run-away": "2014", "nice-quality-standard": None,
}
ANSWERS = {
    "how many children were looked after in March 2016, and where they were counted": {
        f"figures/{DATASET}/": [f"People {' '.join(PERIODS)}", " ".join((TOTAL[0], *TOTAL[1])),
                                "Peterborough City Council", "section 1.4, Local Context"],
    },
    "which periods' gender rows do not add up": {f"figures/{DATASET}/": ["Gender: Jun-15, Sep-15, Dec-15"]},
    "what happens in January to April 2013": {
        f"timelines/{NEW}/": [
            "January and February 2013 Partners, children and young people are consulted", "Consultation workshops",
            "March 2013 The leadership team looks at the new strategy", "Agencies meet over the draft",
            "April 2013 The final draft goes to the panel",
        ],
    },
    "what the board is asked to do in each report": {
        f"reports/{STOCKTAKE}/": ["That the Executive take note of what is reported", "Corporate Parenting Board",
                                  "asked to advise Middlesbrough Executive"],
        f"reports/{REPORT}/": ["That the Executive endorse the approach taken", "Corporate Parenting Board",
                               "asked to advise Middlesbrough Executive"],
        f"reports/{REVIEW}/": ["Note the report.", "Agree to the consultation as proposed.",
                               "Advise how the panel itself can best be involved",
                               "Discuss what the review should cover"],
    },
    "what the seven principles are": {f"principles/{MEETING}/": list(PRINCIPLES.values())},
    "who receives monitoring reports, and how often": {
        "duties/": ["Who must be told Corporate Parenting Panel How often at each meeting",
                    "Who must be told Corporate Parenting Panel How often annual",
                    "Who must be told Children in Care Council How often at each meeting",
                    "Who must be told All Children in Care How often on an annual basis"],
    },
    "what a place with an independent agency and an external residential place cost a week": {
        f"meetings/{MEETING}/": ["£5,000 - £8,000 a week, against about £800 for foster care with an IFA"],
    },
    "what was agreed about the corporate parenting strategy": {
        f"meetings/{MEETING}/": ["What was agreed", "note what it had been told", "weigh it in the scrutiny review"],
    },
}


@pytest.fixture(scope="module")
def internal_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the internal edition, built once for this file."""
    site = tmp_path_factory.mktemp("internal") / "site"
    command = [sys.executable, "-m", "goldenthread", "build", "--audience", "internal", "--today", TODAY,
               "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"the internal edition was not built:\n{done.stdout}{done.stderr}"
    return site


def counted(site: Path, family: str, *names: str) -> dict[str, int]:
    """How many entries of these kinds lie under a family."""
    kinds = by_kind(site)
    return {name: len(under(kinds[name], family)) for name in names}


def points(site: Path, holder: str) -> int:
    """How many points an entry holds."""
    return sum(entry["links"]["part_of"][0] == holder for entry in by_kind(site)["point"])


def article(site: Path, url: str) -> str:
    """What a page says itself, without the navigation around it."""
    html = page_of(site, url).read_text("utf-8")
    found = re.search(r"<article\b.*?</article>", html, re.DOTALL)
    assert found, url
    return found[0]


def drawn_from(site: Path, kind: str, paper: str) -> list[Entry]:
    """The entries of a kind that come from a paper."""
    return [entry for entry in by_kind(site)[kind] if f"paper:{paper}" in entry["links"].get("drawn_from", [])]


# Milton Keynes

def test_the_review_has_14_entries_61_pieces_of_evidence_and_7_points(built_site: Path) -> None:
    """An entry for each priority, in order; the seven points lie under one piece of evidence of entry 10."""
    assert counted(built_site, OLD, "review-entry", "review-evidence", "point") == {
        "review-entry": 14, "review-evidence": 61, "point": 7,
    }
    codes = [entry["code"] for entry in under(by_kind(built_site)["review-entry"], OLD)]
    assert codes == [str(number) for number in range(1, 15)]
    assert points(built_site, f"review-evidence:{OLD}/10/range-of-support") == 7


def test_each_entry_reviews_the_priority_with_its_number(built_site: Path) -> None:
    """Entry 1 is about priority 1, and so on; the page of the review holds each by its title."""
    priorities = {f"priority:{entry['id']}": entry["code"] for entry in under(by_kind(built_site)["priority"], OLD)}
    page = words(article(built_site, f"reviews/{OLD}/"))
    for entry in under(by_kind(built_site)["review-entry"], OLD):
        assert [priorities[ref] for ref in entry["links"]["reviews"]] == [entry["code"]]
        assert entry["title"] in page


def test_two_priorities_go_on_and_two_approaches_were_given_up(built_site: Path) -> None:
    """The paper says of 10 and 14 that they are priorities still; two ways of working made room for others."""
    entries = under(by_kind(built_site)["review-entry"], OLD)
    assert [entry["code"] for entry in entries if entry["fields"].get("still_a_priority")] == ["10", "14"]
    assert counted(built_site, OLD, "dropped-approach") == {"dropped-approach": 2}


def test_there_are_14_old_and_8_new_priorities_and_6_contents(built_site: Path) -> None:
    """The old list and the new, by number, and what the new strategy will contain."""
    kinds = by_kind(built_site)
    for strategy, last in ((OLD, 14), (NEW, 8)):
        codes = {entry["code"] for entry in under(kinds["priority"], strategy)}
        assert codes == {str(number) for number in range(1, last + 1)}
        assert counted(built_site, strategy, "priority") == {"priority": last}
    (strategy,) = [entry for entry in kinds["strategy"] if entry["id"] == NEW]
    assert strategy["fields"]["contents"] == [
        "Vision", "Values and principles", "Key challenges", "The national context", "The Milton Keynes context",
        "Key priorities for each agency",
    ]


def test_what_continues_what_is_our_reading(built_site: Path) -> None:
    """The paper has no list of which new priority takes over from which old one."""
    entries = under(by_kind(built_site)["review-entry"], OLD)
    carried = [entry for entry in entries if entry["links"].get("continues_as")]
    assert {ref.split("/")[0] for entry in carried for ref in entry["links"]["continues_as"]} == {f"priority:{NEW}"}
    assert all("continues_as" in entry["fields"]["inferred"] for entry in carried)
    assert [entry["code"] for entry in entries if entry not in carried] == ["1", "2", "5", "14"]


def test_the_timeline_runs_from_january_to_april_2013(built_site: Path) -> None:
    """Six stages, in order; two have no date in the paper, and “March” is printed once without its year."""
    kinds = by_kind(built_site)
    whens = {entry["id"].rpartition("/")[2]: entry["fields"].get("when") for entry in under(kinds["stage"], NEW)}
    assert whens == {
        "dialogue-opens": None, "consultation": "January and February 2013", "workshops": None,
        "leadership-team": "March 2013", "interagency-meeting": "March", "final-draft": "April 2013",
    }
    page = article(built_site, f"timelines/{NEW}/")
    places = [page.index(f'id="stage-{name}"') for name in (
        "dialogue-opens", "consultation", "workshops", "leadership-team", "interagency-meeting", "final-draft")]
    assert places == sorted(places)


# Reports

def test_the_theme_matrix_is_whole(built_site: Path) -> None:
    """7 themes × what works 34, government priorities 29 with 4 points under one of them, implications 22."""
    assert counted(built_site, STOCKTAKE, "national-theme", "what-works", "government-priority", "implication") == {
        "national-theme": 7, "what-works": 34, "government-priority": 29, "implication": 22,
    }
    assert points(built_site, f"government-priority:{STOCKTAKE}/family-and-parenting-support/amend-children-act") == 4
    kinds = by_kind(built_site)
    by_theme = {
        theme["id"].rpartition("/")[2]: tuple(
            len(under(kinds[name], theme["id"])) for name in ("what-works", "government-priority", "implication"))
        for theme in under(kinds["national-theme"], STOCKTAKE)
    }
    assert by_theme == {
        "corporate-parenting": (4, 5, 3), "family-and-parenting-support": (4, 3, 5), "care-placements": (4, 4, 2),
        "education": (4, 5, 3), "health": (7, 6, 4), "transition-to-adulthood": (6, 4, 3),
        "frontline-practice": (5, 2, 2),
    }


def test_the_themes_are_paragraphs_12_to_32(built_site: Path) -> None:
    """Each theme keeps the numbers of its three paragraphs, so that they can be cited."""
    codes = [code for theme in by_kind(built_site)["national-theme"] for code in theme["fields"]["codes"].split(", ")]
    assert sorted(codes, key=int) == [str(number) for number in range(12, 33)]


def test_the_paragraphs_keep_their_numbers(built_site: Path) -> None:
    """1–11 and 33–39 of the stocktake, 1–10 of the report of 2008; each can be linked, on the page of its report."""
    paragraphs = by_kind(built_site)["paragraph"]
    for report, numbers in ((STOCKTAKE, [*range(1, 12), *range(33, 40)]), (REPORT, [*range(1, 11)])):
        numbered = [entry for entry in under(paragraphs, report) if "code" in entry]
        assert [entry["code"] for entry in numbered] == [str(number) for number in numbers]
        page = article(built_site, f"reports/{report}/")
        for entry in numbered:
            assert f'id="{entry["url"].split("#")[1]}"' in page
            assert f"Paragraph {entry['code']} " in words(page)


def test_areas_priorities_and_messages_are_7_6_and_4(built_site: Path) -> None:
    """The points of paragraphs 6, 9 and 11 of the stocktake; the report of 2008 has ten findings, three priorities."""
    assert [points(built_site, f"paragraph:{STOCKTAKE}/{code}") for code in ("6", "9", "11")] == [7, 6, 4]
    assert [points(built_site, f"paragraph:{REPORT}/{code}") for code in ("4", "5")] == [10, 3]


# The minutes

def test_there_are_seven_principles_with_a_place_for_a_film_each(built_site: Path) -> None:
    """Their ids are those of the interface; no film is loaded, because the paper has none."""
    principles = by_kind(built_site)["principle"]
    assert {entry["id"]: entry["title"] for entry in principles} == {
        f"{MEETING}/{name}": title for name, title in PRINCIPLES.items()
    }
    assert sorted(entry["fields"]["number"] for entry in principles) == list(range(1, 8))
    for entry in principles:
        assert entry["url"] == f"principles/{entry['id']}/"
        assert entry["fields"]["video"]["made_by"] == "Care experienced young people and care leavers"
        page = article(built_site, entry["url"])
        assert '<h2 id="film">' in page
        assert "gt-slot" in page
        assert not re.search(r"<(video|iframe|audio|source|track|embed|object)\b", page)


def test_the_meeting_is_whole(built_site: Path) -> None:
    """4 things going well, 8 that need improvement, five items, five questions, one decision."""
    names = ("meeting", "going-well", "needs-improvement", "agenda-item", "question", "decision")
    assert counted(built_site, MEETING, *names) == {
        "meeting": 1, "going-well": 4, "needs-improvement": 8, "agenda-item": 5, "question": 5, "decision": 1,
    }


def test_the_question_about_swift_is_kept(built_site: Path) -> None:
    """It points at the words it asks about; what the carer told of a child is in no edition's page."""
    (question,) = [entry for entry in by_kind(built_site)["question"] if "swift" in entry["fields"]["text"]]
    assert question["fields"]["text"] == "What timescale is considered swift?"
    assert question["fields"]["about"] == "swift access to specialist support"
    page = words(article(built_site, question["url"]))
    assert question["fields"]["text"] in page
    assert question["fields"]["about"] in page


@pytest.mark.parametrize("edition", ["built_site", "internal_site"])
def test_the_carers_private_details_are_nowhere(edition: str, request: pytest.FixtureRequest) -> None:
    """The child's treatment and waits in the carer's account are in neither edition."""
    site: Path = request.getfixturevalue(edition)
    texts = [path for suffix in ("html", "json", "csv") for path in site.rglob(f"*.{suffix}")]
    told = re.compile(r"play therapy|waited four months|a year back and forth", re.IGNORECASE)
    assert [path.relative_to(site).as_posix() for path in texts if told.search(path.read_text("utf-8"))] == []


def test_what_was_promised_in_the_meeting_has_no_date(built_site: Path) -> None:
    """The minutes promise five things and date none; the page says so."""
    promised = under(by_kind(built_site)["follow-up"], MEETING)
    assert len(promised) == 5
    assert [entry["id"] for entry in promised if "due" in entry["fields"] or "met" in entry["fields"]] == []
    assert words(article(built_site, f"meetings/{MEETING}/")).count("No date given ·") == 5


# Facts, duties and law

def test_the_facts_are_counted_by_paper(built_site: Path) -> None:
    """56 in Milton Keynes' review, 11 in the minutes, 11 in Peterborough's national context."""
    papers = {"milton-keynes-2013": 56, "middlesbrough-2020": 11, "peterborough-2016": 11}
    assert {paper: len(drawn_from(built_site, "fact", paper)) for paper in papers} == papers


def test_25_of_278_is_shown_as_printed_with_the_difference(built_site: Path) -> None:
    """The paper prints 8.9%; it is 9.0%. Both stand on the page, and nothing was mended."""
    facts = {entry["id"]: entry for entry in by_kind(built_site)["fact"]}
    fact = facts["milton-keynes-residential-share"]
    fields = fact["fields"]
    assert (fields["numerator"], fields["denominator"]) == ("25", "278")
    assert (fields["shown"], fields["computed"]) == ("8.9%", "9.0%")
    page = article(built_site, fact["url"])
    shown = words(page[page.index(f'id="{fact["url"].split("#")[1]}"'):].split("</li>")[0])
    assert "8.9%" in shown
    assert fields["differs"] in shown
    assert fields["differs"] == "The paper prints 8.9%; 25 of 278 is 9.0%."
    assert [name for name, entry in facts.items() if "differs" in entry["fields"]] == [fact["id"]]


def test_89_percent_is_two_facts(built_site: Path) -> None:
    """Once the rise in children in care, once the rise in children becoming looked after."""
    found = [entry for entry in by_kind(built_site)["fact"] if entry["fields"].get("value") == "89%"]
    assert {entry["fields"]["of"]: entry["fields"]["stock_or_flow"] for entry in found} == {
        "children in care in Middlesbrough": "stock", "children becoming looked after in Middlesbrough": "flow",
    }


def test_there_are_four_duties(built_site: Path) -> None:
    """The panel at each meeting and once a year, the Children in Care Council at each meeting, all children yearly."""
    duties = drawn_from(built_site, "duty", "peterborough-2016")
    assert sorted((*entry["links"].get("owed_to", []), entry["fields"].get("to_whom", ""), entry["fields"]["how_often"])
                  for entry in duties) == sorted([
        ("body:peterborough-corporate-parenting-panel", "", "at each meeting"),
        ("body:peterborough-corporate-parenting-panel", "", "annual"),
        ("body:peterborough-children-in-care-council", "", "at each meeting"),
        ("All Children in Care", "on an annual basis"),
    ])


def test_the_12_items_of_appendix_2_are_among_the_laws(built_site: Path) -> None:
    """Each with the year the paper prints, if it prints one, and cited by the strategy."""
    laws = {entry["id"]: entry for entry in drawn_from(built_site, "law", "peterborough-2016")}
    assert {name: laws[name]["fields"].get("year") for name in STATUTORY_GUIDANCE if name in laws} == STATUTORY_GUIDANCE
    for name in STATUTORY_GUIDANCE:
        assert "strategy:peterborough-2016" in laws[name]["links"]["cited_in"]
    assert {"children-act-1989", "children-and-social-work-act-2017"} <= set(laws)


def test_no_answer_is_invented_for_a_real_council(built_site: Path) -> None:
    """The paper promises “you said, we did” and publishes no entry."""
    assert drawn_from(built_site, "feedback", "peterborough-2016") == []


def test_you_said_we_did_has_its_page(built_site: Path) -> None:
    """It quotes Peterborough's duty, leads to it, and says that no entry was published and none is made up."""
    page = article(built_site, "you-said-we-did/")
    said = words(page)
    assert "“you said, we did”" in said
    assert "we have made none up" in said
    for duty in ("peterborough-tell-all-children", "peterborough-tell-children-in-care-council"):
        assert f"/duties/#duty-{duty}" in page


# The dataset

def rows_of_table(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """The rows of the first table of figures: label and cells; headings have no cells of their own."""
    table = re.search(r"<table\b[^>]*\bgt-figures\b.*?</table>", html, re.DOTALL)
    assert table
    found = []
    for row in re.findall(r"<tr\b.*?</tr>", table[0], re.DOTALL):
        cells = [words(cell) for cell in re.findall(r"<td\b[^>]*>(.*?)</td>", row, re.DOTALL)]
        if cells:
            (label,) = re.findall(r"<th\b[^>]*>(.*?)</th>", row, re.DOTALL)
            found.append((words(label), tuple(cells)))
    return found


def rows_of_csv(site: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The rows of the table's download: label and figures."""
    head, *rows = csv.reader(io.StringIO((site / FIGURES).read_text("utf-8-sig")))
    assert tuple(head) == ("group", "row", *PERIODS)
    return [(row[1].removeprefix("'"), tuple(row[2:])) for row in rows]


def dataset(site: Path) -> Entry:
    """Peterborough's profile."""
    (found,) = by_kind(site)["dataset"]
    assert found["id"] == DATASET
    return found


def rows_of_entry(entry: Entry) -> list[tuple[str, tuple[str, ...]]]:
    """The rows of the published entry: the total, then group by group."""
    rows = [*entry["fields"]["totals"], *(row for group in entry["fields"].get("groups", []) for row in group["rows"])]
    return [(row["label"], tuple(row["values"])) for row in rows]


def rows_of_paper(paper: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of the profile as the paper prints them, six columns on the left and six on the right."""
    table = paper.split("Children in care profile", 1)[1].split("2. Our priorities", 1)[0]
    for line in table.splitlines():
        cells = line.split("\t")
        for half in (cells[:6], cells[6:12]):
            if len(half) == 6 and half[0] and all(figure.isdigit() for figure in half[1:]):
                yield half[0], tuple(half[1:])


def test_the_internal_edition_has_53_rows_and_the_total(internal_site: Path) -> None:
    """54 rows of five figures are 270, the same in the page, the entry and the download."""
    rows = rows_of_entry(dataset(internal_site))
    assert len(rows) == 54
    assert rows[0] == TOTAL
    assert sum(len(figures) for _, figures in rows) == 270
    assert rows_of_table(article(internal_site, f"figures/{DATASET}/")) == rows
    assert rows_of_csv(internal_site) == rows


def test_each_row_is_one_tr_with_the_label_and_a_cell_a_period(internal_site: Path) -> None:
    """A cell holds the number and nothing else; the periods head the columns; labels for phones are attributes."""
    html = article(internal_site, f"figures/{DATASET}/")
    heads = re.search(r"<table\b[^>]*\bgt-figures\b.*?</thead>", html, re.DOTALL)
    assert heads
    assert tuple(words(head) for head in re.findall(r"<th\b[^>]*>(.*?)</th>", heads[0], re.DOTALL)[1:]) == PERIODS
    for label, figures in rows_of_table(html):
        assert len(figures) == len(PERIODS), label
        assert all(figure.isdigit() for figure in figures), label


def test_every_figure_is_the_papers(internal_site: Path, project: Path) -> None:
    """Row for row, label and figures are those of the paper's text; its second copy of the total is the same."""
    paper = project.parent / "shared" / "papers" / "peterborough-strategy-2016-2019.txt"
    if not paper.is_file():
        pytest.skip("the paper's text is not beside the project")
    printed = Counter(rows_of_paper(paper.read_text("utf-8")))
    assert printed[TOTAL] == 2
    printed[TOTAL] = 1
    assert Counter(rows_of_table(article(internal_site, f"figures/{DATASET}/"))) == printed


def test_seven_sums_fail_and_are_shown_with_their_differences(internal_site: Path) -> None:
    """By group and period, the rows' sum less the printed total; the other sums hold."""
    failed = dataset(internal_site)["fields"]["failed_sums"]
    assert [(one["group"], one["period"], one["difference"]) for one in failed] == FAILED
    page = words(article(internal_site, f"figures/{DATASET}/"))
    for one in FAILED:
        assert " ".join(one) in page


def test_the_public_edition_has_every_row_in_page_data_and_file_alike(built_site: Path) -> None:
    """All 54 labels as printed; a cell holds a figure of the paper or the sign for what is withheld."""
    rows = rows_of_entry(dataset(built_site))
    assert len(rows) == 54
    assert rows[0] == TOTAL
    assert rows_of_table(article(built_site, f"figures/{DATASET}/")) == rows
    assert rows_of_csv(built_site) == rows
    assert all(figure.isdigit() or figure == "[c]" for _, figures in rows for figure in figures)


def test_the_public_page_names_the_periods_whose_sums_fail(built_site: Path) -> None:
    """A reader learns where the table does not add up, though the rows are not shown."""
    page = words(article(built_site, f"figures/{DATASET}/"))
    for group in dict.fromkeys(group for group, _, _ in FAILED):
        assert f"{group}: {', '.join(period for one, period, _ in FAILED if one == group)}" in page


# Files and answers

def test_every_kind_present_has_its_csv(built_site: Path) -> None:
    """`downloads/<kinds>.csv` holds a line for each published entry of the kind."""
    for name, entries in by_kind(built_site).items():
        path = built_site / "downloads" / f"{KINDS[name].plural.replace(' ', '-')}.csv"
        assert path.is_file(), path.name
        ids = [row["id"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))]
        assert ids == [entry["id"] for entry in entries], path.name


def test_each_entry_is_on_the_page_it_names(built_site: Path) -> None:
    """The page at an entry's address exists, and holds its title and its anchor."""
    pages: dict[str, tuple[str, str]] = {}
    papers = {f"paper:{name}" for name in PAPERS}
    for entry in records(built_site):
        if not papers & set(entry["links"].get("drawn_from", [])):
            continue
        url, _, anchor = entry["url"].partition("#")
        if url not in pages:
            html = page_of(built_site, url).read_text("utf-8")
            pages[url] = (html, words(html))
        html, said = pages[url]
        assert " ".join(entry["title"].split()) in said, entry["id"]
        assert not anchor or f'id="{anchor}"' in html, entry["url"]


def clicks(site: Path) -> dict[str, int]:
    """How many clicks each page is from home, by links that any screen shows.

    The sidebar that the theme hides on a wide screen does not count.
    """
    far, waiting = {"": 0}, deque([""])
    while waiting:
        here = waiting.popleft()
        html = HIDDEN_SIDEBAR.sub("", page_of(site, here).read_text("utf-8"))
        for href in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html):
            there = urlsplit(urljoin(f"http://site/{here}", unescape(href)))
            url = there.path.lstrip("/")
            if there.netloc == "site" and url not in far and url.endswith("/") and page_of(site, url).is_file():
                far[url] = far[here] + 1
                waiting.append(url)
    return far


@pytest.fixture(scope="module")
def distances(built_site: Path) -> dict[str, int]:
    """How many clicks each page is from home."""
    return clicks(built_site)


@pytest.mark.parametrize("question", ANSWERS)
def test_a_reader_can_answer(question: str, built_site: Path, distances: dict[str, int]) -> None:
    """The page that answers holds the words, and is at most three clicks from home."""
    for url, answer in ANSWERS[question].items():
        said = words(article(built_site, url))
        for part in answer:
            assert part in said, f"{question}: {url} does not say “{part}”"
        assert distances.get(url, 99) <= 3, f"{question}: {url} is too far from home"


def test_what_was_carried_over_is_told_for_each_paper(built_site: Path) -> None:
    """A section with a table for each of the five papers, with links that answer."""
    html = article(built_site, "coverage/")
    sections = re.split(r"(?=<h2\b)", html)[1:]
    told = [section for section in sections if "<table" in section]
    assert len(told) == 5
    for paper in PAPERS:
        assert sum(f'/papers/{paper}/"' in section for section in told) == 1
    for href in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html):
        there = urlsplit(urljoin("http://site/coverage/", unescape(href)))
        assert there.netloc == "site", href
        page = page_of(built_site, there.path.lstrip("/"))
        assert page.is_file(), href
        assert not there.fragment or f'id="{there.fragment}"' in page.read_text("utf-8"), href
