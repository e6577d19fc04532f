## planc explain: koder.

explain-unknown-code = Det finns ingen kod som heter ”{ $code }”.
explain-did-you-mean = Menade du { $names-or }?
explain-groups =
    Koderna är ordnade i grupper:
    { $groups }
    Alla koder: planc explain --list
explain-more = Mer om detta står i docs/language.md, under rubriken { $section }. Alla koder: `planc explain --list`.
explain-list-more = planc explain P0401 visar vad en kod betyder, med ett exempel som ger den och ett som inte gör det.

explain-group-01 = Form: hur raderna är skrivna
explain-group-02 = Namn: vad orden och hänvisningarna leder till
explain-group-03 = Värden: tal, datum, enheter
explain-group-04 = Siffror: det som räknas om
explain-group-05 = Löptext och frågor: siffror, fotnoter, sammanställningar
explain-group-06 = Avvikelser och regler som planen ställer in
explain-group-07 = Filer och projektfilen
explain-group-08 = Fullständighet: det som saknas i planen
explain-group-09 = Text: det som har blivit kvar

explain-section-01 = Form
explain-section-02 = Names
explain-section-03 = Values
explain-section-04 = Budgets
explain-section-05 = Running text
explain-section-06 = Known deviations
explain-section-07 = The project file
explain-section-08 = Rules that can be set
explain-section-09 = Rules that can be set

## Webbplatsen.

site-help-link = Om { $code }: { $title }
