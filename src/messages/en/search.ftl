## The search of the site. # stands for the number of hits.

search-title = Search
search-description = Search goals, indicators, assignments, budget rows and everything else in the plans.
search-label = Search the plans
search-button = Search
search-needs-script = The search needs JavaScript. Without it, use the lists, or your browser’s own search on a page.
search-one = 1 result
search-many = # results
search-none = No results
search-partial = Nothing holds all the words. This is what holds most of them.
search-suggest = Did you mean
search-more = Show more
search-kinds = Show only
search-failed = The files of the search could not be read. Reload the page, or use the lists.
