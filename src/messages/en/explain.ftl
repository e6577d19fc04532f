## planc explain: codes.

explain-unknown-code = There is no code “{ $code }”.
explain-did-you-mean = Did you mean { $names-or }?
explain-groups =
    The codes come in groups:
    { $groups }
    Every code: planc explain --list
explain-more = There is more about this in docs/language.md, under { $section }. Every code: `planc explain --list`.
explain-list-more = planc explain P0401 says what a code means, with a sample that gives it and one that does not.

explain-group-01 = Form: how the lines are written
explain-group-02 = Names: what words and references lead to
explain-group-03 = Values: numbers, dates, units
explain-group-04 = Figures: what is recomputed
explain-group-05 = Running text and questions: figures, footnotes, views
explain-group-06 = Deviations, and rules that the plan sets
explain-group-07 = Files and the project file
explain-group-08 = Completeness: what the plan lacks
explain-group-09 = Text: what was left behind

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
