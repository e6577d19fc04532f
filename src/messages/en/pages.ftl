## The menu.

menu-plan = The plan
menu-goals = Goals and thread
menu-all-goals = All goals
menu-follow-up = Follow-up
menu-budget = Budget
menu-more = More

## What a page is about, for search engines and previews.

description-item = { $kind }: { $title }.
description-within = { $kind } in { $plan }: { $title }.
description-responsible = Responsible: { $name }.
description-list = { $kind } in { $site }: { $count } in all.

## The accessibility statement.

accessibility = Accessibility
accessibility-title = Accessibility statement
accessibility-lead = This page says how accessible the site { $site } is to everyone, where it falls short and how to tell us.
accessibility-covers = What the statement covers
accessibility-covers-site = The statement covers the site { $site } with all its pages.
accessibility-covers-address = The site is found at { $address }.
accessibility-covers-law = If the publisher is a Swedish authority, municipality or region, the Act (2018:1937) on accessibility to digital public services applies, which asks for WCAG 2.1 level AA through the standard EN 301 549.
accessibility-tested = How it was tested
accessibility-tested-planc = The pages are made by planc { $version } from the text of the plan. When planc itself is tested, every page of the example plans is opened in a browser, at several widths and in light and dark, and examined by the program axe against WCAG 2.2, levels A and AA. Every page is also tried as by a reader who has only a keyboard, and as by one who has turned script off. The code is examined against the HTML standard.
accessibility-tested-limits = Such an examination does not find everything. planc has had nobody try this very site by hand, and does not judge the texts of the plan.
accessibility-tested-theme = The publisher has replaced parts of the design. planc has not tested those parts.
accessibility-status = How well the site meets the requirements
accessibility-status-partly = The site is made to meet the requirements. As long as nobody has assessed it by hand it should be taken to meet them in part, with the shortcomings below.
accessibility-limits = Known shortcomings
accessibility-limit-tables = Wide tables scroll sideways within a region of their own, by keyboard too. The page itself does not scroll sideways.
accessibility-limit-charts = Charts are images. What they show is said in words above them, and the figures stand in tables.
accessibility-limit-language = Words in other languages than that of the page are not marked in the code.
accessibility-limit-files = The files for download (CSV, Markdown and JSON) are data without design.
accessibility-limit-links = Documents and sites that the plan links to are not part of this site.
accessibility-report = Tell us what falls short
accessibility-report-how = If you find something that you cannot read or use, or want the content in another way, write to:
accessibility-report-none = No way to report is given. The publisher states it in planc.toml, as contact under [site].
accessibility-supervision = Supervision
accessibility-supervision-who = In Sweden, the Agency for Digital Government (Digg) supervises the Act. If you are not content with the answer, or get none, you can report it there:
accessibility-supervision-link = Report poor accessibility to Digg
accessibility-made = When the statement was made
accessibility-made-from = The statement is written anew each time the site is built. This one was written by planc { $version } from source text { $hash }.
accessibility-made-revision = The version of the source text is { $revision }.

## The red thread: the goals with what contributes to them.

goal-tree = The red thread
goal-tree-lead = Each goal with the goals that contribute to it, what measures it and what is done for it.
goal-tree-also = Also contributes to
goal-tree-above = What contributes to it stands where the goal is first shown.
goal-tree-no-indicator = No indicator
goal-tree-no-outcome = No outcome
paid-by = Paid by

## Indicators in short.

latest-outcome = latest outcome
movement = development
movement-reached = target reached
movement-right = the right way
movement-wrong = the wrong way
movement-still = unchanged

## The risk matrix.

risk-matrix = The risks by probability and impact
risk-score-is = Score { $score }
risk-none = no risks
risk-all-unscored = No risk has scores for both probability and impact.
risk-unscored = Without a score:

## The start page.

start-ways = Find in the plan
start-who = Who answers for what
start-done = What is to be done
start-money = The money
start-states = How things stand
start-unscored =
    { $count ->
        [one] 1 risk without a score
       *[other] { $count } risks without a score
    }
start-all-budgets =
    { $count ->
        [one] Show the budget
       *[other] Show all { $count } budgets
    }
start-checked-figures =
    { $count ->
        [0] no figure to recompute
        [one] 1 figure recomputed
       *[other] { $count } figures recomputed
    }
start-checked-findings =
    { $count ->
        [0] no errors or warnings
        [one] 1 finding
       *[other] { $count } findings
    }
start-checked-accepted =
    { $count ->
        [0] no accepted deviations
        [one] 1 accepted deviation
       *[other] { $count } accepted deviations
    }

## Lists.

assignments-by-deadline = The assignments by when they are due
assignments-all = The assignments
assignment-answers =
    { $count ->
        [one] answered
       *[other] { $count } answers
    }
budget-total = Total
references-caption = The references and what builds on them
cited-by = Used in
cited-more =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }

## The page of an organisation, role or person.

theirs-short = In short
theirs-below = With those who are part of this
theirs-below-short = With its parts
theirs-through-role = Through the role
theirs-below-caption = through others

## The page of a report and of a meeting.

report-deviations = What deviates
meeting-decisions = Decisions
meeting-commitments = What was promised
