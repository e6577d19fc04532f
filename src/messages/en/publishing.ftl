## Publishing: addresses, feed, calendar and the single file.

site-not-found = There is no such page
site-not-found-text = It may have been moved or removed. Choose in the menu, or go to
site-to-start = the start page
site-moved = The page has moved
site-moved-to = It is now here:

link-page = { $page }: the link “{ $href }” leads to a page that does not exist
link-place = { $page }: the link “{ $href }” leads to a place that is not on the page
link-in-source = { $place }: { $text }
links-broken = { $count ->
        [one] 1 link leads nowhere. Nothing was written.
       *[other] { $count } links lead nowhere. Nothing was written.
    }
links-well = All links within the site and the Markdown files lead somewhere.
links-all-well = All links lead somewhere, within the site and the Markdown files and to other sites.
link-gone = { $page }: the link “{ $href }” leads to something that is not there ({ $reason })
link-unclear = { $page }: the link “{ $href }” could not be tried ({ $reason })
written-single = { $path } was written ({ $size } kB)

site-calendar = The dates as a calendar (.ics)
site-history = History
site-history-day = { $date }
site-history-shallow = Only the latest part of the history is here.
site-download-calendar = All dates as a calendar (.ics)
site-download-feed = Decisions and reports as a feed (Atom)
feed-title = Decisions and reports: { $title }
calendar-until = Last day: { $title }
calendar-report-back = Report back: { $title }
calendar-end = Ends: { $title }
calendar-milestone = Milestone: { $title }
calendar-follow-up = Follow up: { $title }
calendar-meeting = Meeting: { $title }
