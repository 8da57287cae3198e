"""All kinds, in the order readers meet them. A new kind is a folder beside this file and a line here."""

from __future__ import annotations

from pathlib import Path

from goldenthread.kind import Kind, Kinds
from goldenthread.kinds.action_plan import Action, ActionPlan, Outcome, Step, Update
from goldenthread.kinds.body import Body
from goldenthread.kinds.charter import Charter, Commitment
from goldenthread.kinds.organisation import Organisation
from goldenthread.kinds.page import Page
from goldenthread.kinds.paper import Paper
from goldenthread.kinds.pledge import Pledge, Promise
from goldenthread.kinds.priority import Evidence, Measure, Objective, Priority
from goldenthread.kinds.role import Role
from goldenthread.kinds.strategy import Revision, Strategy, WantStatement
from goldenthread.kinds.term import Term

HERE = Path(__file__).parent

KINDS = Kinds((
    Kind(Page, HERE / "page", on_page=True, file=True),
    Kind(Pledge, HERE / "pledge", "pledges", on_page=True, listed=True, file=True, young=True,
         heading="Our promises", lead="What was promised to children and young people in care."),
    Kind(Promise, HERE / "pledge", "pledges", on_page=True, young=True),
    Kind(Charter, HERE / "charter", "charters", on_page=True, listed=True, file=True, young=True,
         heading="Promises to care leavers", lead="What was promised to young people who have left care."),
    Kind(Commitment, HERE / "charter", "charters", on_page=True, young=True),
    Kind(Strategy, HERE / "strategy", "strategies", on_page=True, listed=True, file=True,
         heading="Strategies", lead="What each council set out to do, for how long, and why."),
    Kind(WantStatement, HERE / "strategy"),
    Kind(Revision, HERE / "strategy"),
    Kind(Priority, HERE / "priority", "strategies", on_page=True, file=True),
    Kind(Objective, HERE / "priority"),
    Kind(Evidence, HERE / "priority"),
    Kind(Measure, HERE / "priority"),
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
    Kind(Role, HERE / "role", "roles", listed=True, flat=True, file=True, register=True,
         heading="Roles", lead="Who leads and answers, by office and not by name."),
    Kind(Term, HERE / "term", "glossary", listed=True, flat=True, file=True, register=True,
         heading="Glossary", lead="Words and letters used in the strategies and plans, explained."),
    Kind(Paper, HERE / "paper", "papers", on_page=True, listed=True, file=True, register=True,
         heading="Papers behind the examples", lead="The published papers that the examples were drawn from."),
))
