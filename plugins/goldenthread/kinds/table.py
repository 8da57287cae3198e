"""All kinds, in the order readers meet them. A new kind is a folder beside this file and a line here."""

from __future__ import annotations

from pathlib import Path

from goldenthread.kind import Kind, Kinds
from goldenthread.kinds.accessibility_statement import AccessibilityStatement
from goldenthread.kinds.action_plan import Action, ActionPlan, Outcome, Step, Update
from goldenthread.kinds.body import Body
from goldenthread.kinds.charter import Charter, Commitment
from goldenthread.kinds.dataset import Dataset
from goldenthread.kinds.duty import Duty
from goldenthread.kinds.fact import Fact
from goldenthread.kinds.feedback import Feedback
from goldenthread.kinds.form import Form, FormPart
from goldenthread.kinds.help import Help
from goldenthread.kinds.law import Law
from goldenthread.kinds.meeting import AgendaItem, Decision, GoingWell, Meeting, NeedsImprovement, Question
from goldenthread.kinds.note import Note
from goldenthread.kinds.organisation import Organisation
from goldenthread.kinds.page import Page
from goldenthread.kinds.paper import Paper
from goldenthread.kinds.pledge import Pledge, Promise
from goldenthread.kinds.principles import Principle, Principles
from goldenthread.kinds.priority import Evidence, Measure, Objective, Priority
from goldenthread.kinds.report import (
    FollowUp,
    GovernmentPriority,
    Implication,
    NationalTheme,
    Paragraph,
    Point,
    Recommendation,
    Report,
    Section,
    WhatWorks,
)
from goldenthread.kinds.review import DroppedApproach, Review, ReviewEntry, ReviewEvidence
from goldenthread.kinds.role import Role
from goldenthread.kinds.strategy import Revision, Strategy, WantStatement
from goldenthread.kinds.term import Term
from goldenthread.kinds.theme import Theme
from goldenthread.kinds.timeline import Stage, Timeline
from goldenthread.kinds.wider_priority import WiderPriority

HERE = Path(__file__).parent

KINDS = Kinds((
    Kind(Page, HERE / "page", on_page=True, file=True),
    Kind(Pledge, HERE / "pledge", "pledges", on_page=True, listed=True, file=True, young=True,
         heading="Our promises", lead="What was promised to children and young people in care."),
    Kind(Promise, HERE / "pledge", "pledges", on_page=True, young=True),
    Kind(Charter, HERE / "charter", "charters", on_page=True, listed=True, file=True, young=True,
         heading="Promises to care leavers", lead="What was promised to young people who have left care."),
    Kind(Commitment, HERE / "charter", "charters", on_page=True, young=True),
    Kind(Form, HERE / "form", on_page=True, form=True, file=True, young=True),
    Kind(FormPart, HERE / "form", on_page=True, form=True, young=True),
    Kind(Principles, HERE / "principles", "principles", on_page=True, listed=True, file=True, young=True,
         heading="Guiding principles", lead="What children and young people say that everything should be guided by."),
    Kind(Principle, HERE / "principles", "principles", on_page=True, young=True),
    Kind(Help, HERE / "help", "help", on_page=True, file=True, young=True, alone=True, heading="Who to talk to"),
    Kind(Strategy, HERE / "strategy", "strategies", on_page=True, listed=True, file=True,
         heading="Strategies", lead="What each council set out to do, for how long, and why."),
    Kind(WantStatement, HERE / "strategy"),
    Kind(Revision, HERE / "strategy"),
    Kind(Priority, HERE / "priority", "strategies", on_page=True, file=True),
    Kind(Objective, HERE / "priority"),
    Kind(Evidence, HERE / "priority"),
    Kind(Measure, HERE / "priority"),
    Kind(WiderPriority, HERE / "wider_priority", "wider-priorities", listed=True, flat=True, file=True, register=True,
         heading="Wider priorities", lead="What a council as a whole set out to do, and which strategies help."),
    Kind(Theme, HERE / "theme", "themes", on_page=True, listed=True, file=True, register=True,
         heading="Themes", lead="Like priorities of several strategies, gathered under one word."),
    Kind(Timeline, HERE / "timeline", "timelines", on_page=True, listed=True, file=True,
         heading="Timelines", lead="What happens when."),
    Kind(Stage, HERE / "timeline"),
    Kind(ActionPlan, HERE / "action_plan", "action-plans", on_page=True, listed=True, file=True,
         heading="Action plans", lead="What is being done, who leads and by when."),
    Kind(Outcome, HERE / "action_plan"),
    Kind(Action, HERE / "action_plan", "action-plans", on_page=True),
    Kind(Step, HERE / "action_plan"),
    Kind(Update, HERE / "action_plan"),
    Kind(Organisation, HERE / "organisation", "organisations", on_page=True, listed=True, file=True, register=True,
         heading="Organisations", lead="Who leads actions and who takes part in them."),
    Kind(Body, HERE / "body", "bodies", on_page=True, listed=True, file=True, register=True,
         heading="Boards and panels", lead="Who receives reports, advises and decides."),
    Kind(Duty, HERE / "duty", "duties", listed=True, flat=True, file=True, register=True,
         heading="Reporting duties", lead="Who must be told what, and how often."),
    Kind(Meeting, HERE / "meeting", "meetings", on_page=True, listed=True, file=True,
         heading="Meetings", lead="What was on the table, what was asked, and what was agreed."),
    Kind(AgendaItem, HERE / "meeting"),
    Kind(Question, HERE / "meeting"),
    Kind(Decision, HERE / "meeting"),
    Kind(GoingWell, HERE / "meeting"),
    Kind(NeedsImprovement, HERE / "meeting"),
    Kind(Report, HERE / "report", "reports", on_page=True, listed=True, file=True,
         heading="Reports", lead="What was put to boards and panels, and what they were asked to do."),
    Kind(Section, HERE / "report"),
    Kind(Paragraph, HERE / "report"),
    Kind(NationalTheme, HERE / "report"),
    Kind(WhatWorks, HERE / "report"),
    Kind(GovernmentPriority, HERE / "report"),
    Kind(Implication, HERE / "report"),
    Kind(Point, HERE / "report"),
    Kind(Recommendation, HERE / "report"),
    Kind(FollowUp, HERE / "report"),
    Kind(Review, HERE / "review", "reviews", on_page=True, listed=True, file=True,
         heading="Reviews", lead="What came of an earlier strategy, priority by priority."),
    Kind(ReviewEntry, HERE / "review"),
    Kind(ReviewEvidence, HERE / "review"),
    Kind(DroppedApproach, HERE / "review"),
    Kind(Dataset, HERE / "dataset", "figures", on_page=True, listed=True, file=True,
         heading="Figures", lead="How many, and when: tables of figures from the papers."),
    Kind(Fact, HERE / "fact", "facts", listed=True, flat=True, file=True, register=True,
         heading="Facts", lead="Single figures from the papers, as they print them."),
    Kind(Law, HERE / "law", "law", listed=True, flat=True, file=True, register=True,
         heading="Law and guidance", lead="What the strategies rest on."),
    Kind(Feedback, HERE / "feedback", "you-said-we-did", listed=True, flat=True, register=True, young=True,
         heading="You said, we did", lead="What young people said, and what was done about it."),
    Kind(Role, HERE / "role", "roles", listed=True, flat=True, file=True, register=True,
         heading="Roles", lead="Who leads and answers, by office and not by name."),
    Kind(Term, HERE / "term", "glossary", listed=True, flat=True, file=True, register=True,
         heading="Glossary", lead="Words and letters used in the strategies and plans, explained."),
    Kind(Note, HERE / "note", "notes", listed=True, flat=True, register=True,
         heading="Notes for colleagues", lead="What only colleagues should read; it is in no public edition."),
    Kind(AccessibilityStatement, HERE / "accessibility_statement", "accessibility", listed=True, flat=True, file=True,
         heading="Accessibility", lead="Who can use this site, what not everybody can use, and whom to tell."),
    Kind(Paper, HERE / "paper", "papers", on_page=True, listed=True, file=True, register=True,
         heading="Papers behind the examples", lead="The published papers that the examples were drawn from."),
))
