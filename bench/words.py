"""The words that the corpus is made of. Every place and every organisation in it is made up."""

from __future__ import annotations

PLACES = tuple(
    f"{first}{last}"
    for last in ("moor", "mere", "stow", "fell", "wold", "ness", "combe")
    for first in ("Wex", "Brask", "Ellin", "Tamber", "Corv", "Quen", "Ostle", "Thorl", "Penda", "Garra")
)

PRIORITIES = (
    ("A home that lasts", "Children live in a home that suits them, near the people they know."),
    ("School and learning", "Children stay at one school, and get help early when they fall behind."),
    ("Feeling well", "Children see a nurse, a dentist and somebody to talk to when they need one."),
    ("Being heard", "Children say what they think in their own way, and are told what was done."),
    ("Ready for adult life", "Young people leave care when they are ready, with people beside them."),
    ("Help for families early", "Families get help before things become so hard that a child must leave home."),
)

THINGS = (
    ("foster carer", "foster carers"), ("social worker", "social workers"), ("personal adviser", "personal advisers"),
    ("school", "schools"), ("children's home", "children's homes"), ("nurse", "nurses"), ("advocate", "advocates"),
    ("youth worker", "youth workers"), ("family centre", "family centres"), ("mentor", "mentors"),
    ("housing officer", "housing officers"), ("tutor", "tutors"), ("reviewing officer", "reviewing officers"),
    ("college", "colleges"), ("employer", "employers"), ("volunteer", "volunteers"),
)
AIMS = (
    "in {place} know whom to ring on a Sunday evening",
    "in {place} read a child's plan before they first meet",
    "in {place} keep the same child for at least two years",
    "in {place} answer a young person's question within three days",
    "in {place} write down what a child said in the child's own words",
    "in {place} help with homework twice a week",
    "in {place} visit a new home in its first five days",
    "in {place} have a room where families can cook together",
    "in {place} offer a first job to care leavers",
    "in {place} plan the journey to school before a move",
    "in {place} take part in a review of every plan in spring",
    "in {place} meet brothers and sisters who live apart",
    "in {place} show care leavers how to run a home",
    "in {place} open on Saturdays and in the holidays",
    "in {place} share one record with the health team",
    "in {place} learn about loss and how to talk about it",
    "in {place} pass on a memory box when a child moves",
    "in {place} go with a young person to the bank",
)
WHERE = ("the north of the town", "the south of the town", "the old harbour", "the market quarter",
         "the river villages", "the hill villages", "the new estate", "the coast road", "the west wards",
         "the east wards")

DOINGS = (
    "Write a one-page guide with {who} and hand it out at the first meeting",
    "Hold a morning for {who} in each half of the year",
    "Ask {who} what gets in the way, and publish the answers",
    "Train {who} in two sessions of half a day",
    "Set up a list of {who} with their hours, and keep it in one place",
    "Try it with {who} in one team, then tell the board what was learnt",
    "Agree with {who} who does what, and sign it by the end of the first term",
    "Pay {who} for the travel and the time that this takes",
    "Read a third of the plans with {who} and count what is missing",
    "Put a named deputy beside {who} for evenings and weekends",
    "Go through the waiting list with {who} once a month",
    "Bring {who} together with those who finished last year",
)
SIGNS = (
    "At least {percent}% of plans hold it when they are read in spring",
    "At least {percent}% of those asked in the yearly survey say so",
    "The waiting time falls from {weeks} weeks to under {less}",
    "At least {percent}% of visits take place within five days",
    "The share of moves without a plan falls below {less}%",
    "Every team reports it, and the panel reads the figures twice a year",
)
RESOURCES = ("Existing budgets", "Existing budgets and a grant of the region", "Fostering budget",
             "Leaving care budget", "A half post in the participation team", "Money set aside by the partner",
             "Virtual school grant")
TIMESCALES = (
    "October {year}", "15 November {year}", "by end of February {next}", "March {next}", "Spring {next}",
    "30 June {next}", "To be completed July {next}", "by end of September {next}", "Autumn {next}",
    "31 December {next}", "Quarterly review", "Monthly report and quarterly review", "Review on a quarterly basis",
)
"""In the order of their days; those without a day last."""
STATUSES = ("on track", "on track", "on track", "not started", "at risk", "off track", "done", "done")
NEWS = (
    "The first two sessions were held and a third of the teams took part",
    "The guide went to print, and every new carer has had a copy since",
    "Staff who left in summer were replaced, so the work goes on",
    "Young people tried it and asked for a shorter form, which is in use now",
    "The partner signed the agreement and named a lead for it",
    "Two teams of four use it; the others begin after the holidays",
    "The figures were read by the panel, who asked for them by age",
    "It took longer than planned, because the room was not ready",
)
OBJECTIVES = (
    "Fewer children ask twice for help with {subject} than {number} years ago",
    "Every child has a plan for {subject} within {number} weeks of coming into care",
    "At least {percent}% of young people say that they were helped with {subject}",
    "Nobody waits longer than {number} weeks for help with {subject}",
    "Each child knows who helps with {subject}, and how to reach them",
)
SUBJECTS = ("school", "health", "family time", "a place to live", "money", "travel", "friends", "a hobby", "work",
            "papers and documents", "a worry", "moving home")
MEASURES = (
    "Share of plans that name who helps with {subject}",
    "Share of those asked who are content with help for {subject}",
    "Weeks until help with {subject} begins, on average",
    "Share of reviews that speak of {subject}",
)
NEEDS = (
    "In the survey, help with {subject} was the wish that was named most often",
    "The audit found no plan for {subject} in a third of the files that were read",
    "Inspectors said that help with {subject} began too late",
)
ORGANISATIONS = (
    ("Children's Services", "council department"), ("Virtual School", "council department"),
    ("Health Partnership", "partnership"), ("Homes", "housing association"), ("College", "college"),
    ("Young Voices", "charity"), ("Police", "police"), ("Youth Club", "charity"), ("Credit Union", "credit union"),
    ("Family Centre", "charity"), ("Leisure Trust", "trust"), ("Libraries", "council department"),
)
SHARED = (
    ("Eastern Fostering Alliance", "partnership"), ("Adoption Together", "partnership"), ("Step Up Mentors", "charity"),
    ("Open Door Advocates", "charity"), ("First Keys Housing", "charity"), ("Northern Skills Fund", "fund"),
    ("The Long Table", "charity"), ("Walk Beside", "charity"),
)
ROLES = ("Director of Children's Services", "Head of Service for Children in Care", "Fostering manager",
         "Leaving care manager", "Participation lead", "Virtual school head", "Designated nurse", "Housing lead")
PROMISES = (
    ("Listen", "ear", "We listen to you, and we tell you what we did about it."),
    ("Home", "home", "We find you a home where you feel safe, near people you love."),
    ("Health", "heart", "We help you to feel well, and to see a doctor when you need one."),
    ("School", "book", "We help you to stay at your school and to do well there."),
    ("Fun", "star", "We pay for your hobby, and we help you to get there."),
    ("Ready", "key", "We help you to learn what you need for a home of your own."),
)
