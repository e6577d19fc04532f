## planc explain: codes.

explain-unknown-code = There is no code “{ $code }”.
explain-did-you-mean = Did you mean { $names-or }?
explain-groups =
    The codes come in groups:
    { $groups }
    All codes: planc explain --list
explain-more = There is more about this in docs/language.md, under { $section }. All codes: `planc explain --list`.
explain-list-more = planc explain P0401 explains a code, with a sample that is reported and one that is not.

explain-section-01 = Form
explain-section-02 = Names
explain-section-03 = Values
explain-section-04 = Budgets
explain-section-05 = Running text
explain-section-06 = Known deviations
explain-section-07 = The project file
explain-section-08 = Rules that can be set
explain-section-09 = Rules that can be set

## The site.

site-help-link = About { $code }: { $title }

## planc explain: figures and items.

explain-no-path = “{ $what }” is neither a code, nor the path of a figure, nor an id. A path is written with dots: resources.total.b2024.

explain-path = Path
explain-budget = Budget
explain-holder = Belongs to
explain-in = In
explain-plan = Plan
explain-unit = Unit
explain-concept = What it is
explain-place = Written in

explain-stated = Stated
explain-nothing-stated = nothing stated
explain-in-report = from { $report }
explain-in-force = in force
explain-left-to-planc = worked out by planc, the plan says =
explain-cannot-reckon = cannot be worked out

explain-ways = How the figure is worked out
explain-no-way = The figure is simply stated. Nothing in the plan says how to work it out.
explain-external = The figure comes from another project's published plan, and is recomputed there.
explain-way-total = The sum of the rows above
explain-way-subtotal = The sum of the rows above, back to the nearest subtotal
explain-way-parts = The row is made up of
explain-way-formula = The formula { $formula } ({ $place })
explain-way-share = A share: the first divided by the second
explain-way-of-which = Included in, and no larger than
explain-computed = Worked out

explain-bound = { " " }(rounding explains { $bound } at most)
explain-bound-within = { " " }({ $bound } at most)
explain-bound-beyond = , more than rounding explains ({ $bound } at most)
explain-verdict-agrees = agrees
explain-verdict-computed = worked out by planc
explain-verdict-rounded = differs by { $difference }, within rounding{ $bound }
explain-verdict-rounding = differs by { $difference }, within rounding{ $bound }, { $code }
explain-verdict-differs = does not agree: differs by { $difference }{ $bound }, { $code }
explain-verdict-accepted = differs by { $difference }{ $bound }, accepted, { $code }
explain-verdict-accepted-plainly = accepted, { $code }
explain-verdict-fails = does not agree, { $code }
explain-verdict-fails-by-rounding = differs by rounding, { $code }
explain-verdict-within = no larger than the whole
explain-verdict-beyond = larger than the whole, { $code }
explain-verdict-not-checked = cannot be checked: a figure is missing or cannot be read in { $place }

explain-uses = Used in
explain-use-total = total
explain-use-parts = parts
explain-use-formula = formula
explain-use-share = share
explain-use-of-which = of which
explain-use-check = check
explain-use-text = running text

explain-texts = Restated in running text
explain-words = “{ $words }”
explain-written-out = written out by planc
explain-in-formula = by the formula { $formula }

explain-deviations = Known deviations
explain-deviation = { $reason } ({ $code }, { $place })
explain-deviation-not-needed = { $reason } ({ $place }; accepts nothing)

explain-reports = Reported for the same period
explain-against-budget = { $deviation } against the budget

explain-fields = What is said
explain-figures = Figures
explain-pointed-at = What refers here
