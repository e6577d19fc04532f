## Publicering: adresser, flöde, kalender och fil för sig.

site-not-found = Sidan finns inte
site-not-found-text = Den kan ha flyttats eller tagits bort. Välj i menyn, eller gå till
site-to-start = startsidan
site-moved = Sidan har flyttats
site-moved-to = Den finns nu här:

link-page = { $page }: länken ”{ $href }” leder till en sida som inte finns
link-place = { $page }: länken ”{ $href }” leder till en plats som inte finns på sidan
link-in-source = { $place }: { $text }
links-broken = { $count ->
        [one] 1 länk leder ingenstans. Inget skrevs.
       *[other] { $count } länkar leder ingenstans. Inget skrevs.
    }
links-well = Alla länkar inom webbplatsen och Markdown-filerna leder rätt.
links-all-well = Alla länkar leder rätt, inom webbplatsen och Markdown-filerna och till andra webbplatser.
link-gone = { $page }: länken ”{ $href }” leder till något som inte finns ({ $reason })
link-unclear = { $page }: länken ”{ $href }” gick inte att pröva ({ $reason })
written-single = { $path } skrevs ({ $size } kB)

site-calendar = Datum som kalender (.ics)
site-history = Historik
site-history-day = { $date }
site-history-shallow = Här finns bara den senaste delen av historiken.
site-download-calendar = Alla datum som kalender (.ics)
site-download-feed = Beslut och uppföljningar som flöde (Atom)
feed-title = Beslut och uppföljningar: { $title }
calendar-until = Sista dag: { $title }
calendar-report-back = Återrapportera: { $title }
calendar-end = Slutar: { $title }
calendar-milestone = Milstolpe: { $title }
calendar-follow-up = Följ upp: { $title }
calendar-meeting = Möte: { $title }
