## Words around messages.

severity-error = error
severity-warning = warning
severity-note = note
advice = help

## Between the last two of a list.

list-and = and
list-or = or

## Concepts with their article: a- and the key of the concept.

a-plan = a plan
a-section = a section
a-organisation = an organisation
a-role = a role
a-person = a person
a-goal = a goal
a-indicator = an indicator
a-assignment = an assignment
a-response = a response
a-budget = a budget
a-column = a column
a-row = a budget row
a-reference = a reference
a-term = a term
a-word = a word
a-risk = a risk
a-activity = an activity
a-milestone = a milestone
a-meeting = a meeting
a-remark = a remark
a-commitment = a commitment
a-report = a report
a-view = a view
a-meeting-item = an item
a-status-report = a status report
a-footnote = a footnote

## The site: pages and navigation.

site-untitled = Plan
site-start = Start
site-skip = Skip to content
site-navigation = Main menu
site-menu = Menu
site-trail = You are here
site-contents = Contents
site-own-page = Own page
site-written-in = Written in
site-revision = revision
site-built-from = Built from sources
site-within = in { $name }
site-of-project = Shared
site-without-group = Others
site-plans = Plans
site-sections = Sections
site-goals = Goals
site-indicators = Indicators
site-assignments = Assignments
site-budgets = Budgets
site-organisations = Organisation
site-roles = Roles
site-persons = People
site-references = References
site-terms = Terms
site-words = Words
site-downloads = Download data
site-download-csv = All tables as CSV, with a description (Data Package)
site-download-markdown = The plans as Markdown
site-download-json = The whole plan as JSON

## The site: tables.

site-table = Table
site-row = Row
site-rows = Rows
site-number = Number
site-of-all = Out of
site-values = Values
site-unit-is = Unit: { $unit }
site-amounts-in = Amounts in { $unit }
site-indicators-of = Indicators: { $name }
site-as-csv = Download the table as CSV
site-legend = Key to signs
site-notes = Footnotes
site-footnote = Footnote { $number }
site-back-to-mark = Back to mark { $number }
site-source = Source
site-yes = yes
site-no = no

## The table as a file: columns beside the one that is called so.

table-unit = { $column }, unit
table-note = { $column }, note
table-state = { $column }, state

## Tables that are sorted and filtered in the browser. # stands for the number of rows, @ for the column's name.

table-filter = Filter
table-any = All
table-shown = Showing # of @ rows
table-none = No row fits
table-clear = Show all
table-ascending = Sorted by @, ascending
table-descending = Sorted by @, descending
table-restored = Back in the plan's order
table-sort-by = Sort by @

## Signs in cells, what they are called and what they mean.

site-sign-empty = { "" }
site-sign-missing = –
site-sign-not-ready = pending
site-sign-not-applicable = ×
site-sign-broken = ?
site-word-empty = nothing stated
site-word-missing = missing
site-word-not-ready = not ready yet
site-word-not-applicable = not applicable
site-word-broken = could not be read
site-legend-computed = Italic, dotted: computed by planc
site-legend-empty = Empty cell: nothing stated
site-legend-missing = – missing
site-legend-not-ready = pending: not decided or reported yet
site-legend-not-applicable = × not applicable
site-legend-broken = ? could not be read or computed

## The site: goals, indicators and assignments.

site-served-by = What contributes to it
site-responses = Responses
site-gap-responsible = Nobody is named as responsible.
site-gap-serves = The goal is not tied to any other goal.
site-gap-indicator = No indicator measures the goal.
site-gap-values = No values are stated.
site-used =
    { $count ->
        [0] Not used.
        [one] Used in one place.
       *[other] Used in { $count } places.
    }

## The site: links back. site-back- and the key of the field.

site-backlinks = What refers to this
site-theirs = Belonging to them
site-mentioned-in = Mentioned in
site-back-responsible = Answers for
site-back-annex_to = Annexes
site-back-builds_on = Basis for
site-back-part_of = Part of this
site-back-predecessor = Succeeded by
site-back-holds = Held by
site-back-contributes_to = What contributes to it
site-back-same_as = Corresponds to
site-back-measures = Measured by
site-back-share_of = Is the whole for
site-back-of_which = Of which
site-back-measured_by = Measures
site-back-instrument = Instrument for
site-back-source = Source of
site-back-issuer = Has given the assignments
site-back-addressee = Has received the assignments
site-back-supporting = Takes part in
site-back-report_back_to = Receives reports on
site-back-continues = Continued by
site-back-funded_by = Funds
site-back-concerns = Sections and figures about this
site-back-publisher = Has published
site-back-formula = Used in formulas
site-back-partners = Takes part in
site-back-pilot = Tried here
site-back-body = Meetings
site-back-present = Has been present at
site-back-chair = Has led
site-back-secretary = Has taken the minutes of
site-back-adjuster = Has approved the minutes of
site-back-attachment = Attached to
site-back-moved_to = Moved here
site-back-by = Remarks
site-back-judged_by = Has assessed
site-back-check = Used in checks

## The site: what planc has checked.

site-checked = Checks
site-checked-title = What planc has checked
site-checked-lead = Every name has been looked up, every unit compared, and every total, share and difference recomputed from its parts.
site-items = Items
site-references-resolved = References that lead to their target
site-figures-checked = Figures recomputed
site-findings = Findings
site-no-findings = No errors and no warnings.
site-accepted = Accepted deviations
site-no-accepted = No deviations are accepted.
site-reason = Reason:
site-checks = Checks of figures
site-check-holds = holds
site-check-rounding = differs by rounding
site-check-accepted = accepted deviation
site-check-not-checked = not checked
site-check-failed = does not hold
site-severity-error = Error
site-severity-warning = Warning
site-severity-note = Note
site-severity-accepted = Accepted
site-budgets-caption = Budgets and what has been checked in them

## Words in the Markdown documents.

contents = Contents
yes = yes
no = no
not-ready = not ready
not-applicable = not applicable
see-footnote = See footnote
accepted-figures = Stated { $stated }, computed { $computed }, difference { $difference }

## Follow-up: the state of things and what reports say.

latest-state = Latest state
state-history = All states, the latest first
later-report = Later report
latest-report = Latest report
report-empty = The report says nothing about the state of things.
reported-in = From the report
budget-rows = Budget rows
budget-row = Budget row
rows-latest = Latest reported on the rows
rows-earlier = Reported earlier
not-assessed = not assessed
attainment = Attainment
against-budget = against budget
of-budget = of budget
deviation-of = Deviation, { $kind }
kind-of = { $kind }: { $name }

## Risks, activities, meetings, money.

risk-score = Risk score
risk-measures = Measures and controls
risk-same = The same risk
risk-overview = The risks in brief
goal-indicators = Indicators of the goal
goal-activities = What is done for the goal
answered-by = Response and who answers
answers = answers
remark-by-nobody = No name
money = Money and resources
money-through = through
pays-for = Pays for:
as = As
stands-in = Stands in
deadline = Due

## How complete the plan is: on the start page and in planc check --stats.

coverage = How complete the plan is
coverage-caption = What a reader looks for, and how often it is there
coverage-what = Item
coverage-share = Share
coverage-percent = { $percent }%
coverage-goals-with-indicator = Goals with an indicator, their own or through a goal that contributes
coverage-goals-with-responsible = Goals with someone responsible
coverage-indicators-with-outcome = Indicators with an outcome
coverage-indicators-with-target = Indicators with a target
coverage-indicators-with-owner = Indicators with someone answering for them
coverage-assignments-with-responsible = Assignments with someone responsible
coverage-assignments-answered = Answered assignments
coverage-risks-with-measure = Risks with a measure
coverage-activities-with-responsible = Activities with someone responsible
coverage-line = { $label }: { $with } of { $of } ({ $percent })
coverage-none = The plan has neither goals, indicators, assignments, risks nor activities.

## Views.

view-empty = Nothing in the plan answers the query.
