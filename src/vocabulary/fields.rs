//! Fields: their names and what their values are.

use super::{ConceptName, Help, Names, WordKind, canonical};
use crate::language::Language;

/// How the raw text after a field's word is read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum FieldType {
    /// Markdown: a string, a fence, or a file.
    Prose,
    /// One line of text, with or without quotes.
    Line,
    /// A plain number.
    Number,
    /// A percentage.
    Percent,
    /// Yes or no; the bare word means yes.
    Flag,
    /// A day.
    Date,
    /// A year, a range of years, a tertial, quarter, month or day.
    Period,
    /// A unit of money or measure.
    Unit,
    /// Increase, decrease or keep.
    Direction,
    /// One of the words of a kind: built in or declared by the project.
    Word(WordKind),
    /// A status word with an optional date.
    Status,
    /// A reference to an item of one of these concepts.
    Reference(&'static [ConceptName]),
    /// A reference, or text in quotes where there is nothing to refer to.
    ReferenceOrText(&'static [ConceptName]),
    /// A stated figure keyed by a period: `utfall 2023: 599`.
    Series,
    /// A stated figure keyed by a column of the enclosing budget.
    Cells,
    /// An expression over columns or rows of the enclosing budget.
    Formula,
    /// How a row counts: a total, part of a row, of which.
    Counting,
    /// A comparison that must hold, with an optional reason.
    Check,
    /// A target and a reason in quotes.
    Deviation,
    /// An address on the web.
    Link,
    /// A rule, the level that it gets here, and why.
    RuleLevel,
    /// An amount with its unit, and per what: `76 kr per användare och år`.
    Amount,
    /// A question to the plan: `uppdrag där status != klar visa nummer, titel`.
    Query,
}

macro_rules! fields {
    ($($variant:ident $key:literal $sv:tt $en:tt $help_sv:literal $help_en:literal;)*) => {
        /// Every field there is. The same word means the same in every concept that has it.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum FieldName {
            $(#[doc = $help_en] $variant,)*
        }

        /// The table of fields, in the order of [`FieldName`].
        pub const FIELDS: &[Field] = &[$(Field {
            name: FieldName::$variant,
            key: $key,
            names: [&$sv, &$en],
            help: [$help_sv, $help_en],
        },)*];
    };
}

/// A row of the table of fields.
pub struct Field {
    /// Which one.
    pub name: FieldName,
    /// Its name in JSON and CSV.
    pub key: &'static str,
    /// Its names in plans.
    pub names: Names,
    /// One line for the reference and for hover.
    pub help: Help,
}

impl FieldName {
    /// The row of the table.
    pub fn field(self) -> &'static Field {
        &FIELDS[self as usize]
    }

    /// Its name in JSON and CSV.
    pub fn key(self) -> &'static str {
        self.field().key
    }

    /// The name that planc writes in `language`.
    pub fn word(self, language: Language) -> &'static str {
        canonical(&self.field().names, language)
    }
}

fields! {
    Number "number" ["nummer"] ["number"] "Numret som dokumentet skriver ut, till exempel 3.1." "The number as the document prints it, such as 3.1.";
    Kind "type" ["typ"] ["type"] "Vilket slag det är." "What kind it is.";
    Level "level" ["nivå"] ["level"] "Målets nivå i styrkedjan." "The goal's level in the chain of steering.";
    Perspective "perspective" ["perspektiv"] ["perspective"] "Perspektivet som målet hör till." "The perspective that the goal belongs to.";
    ShortName "short_name" ["kortnamn"] ["short name"] "Kort namn för tabeller och menyer." "A short name for tables and menus.";
    Abbreviation "abbreviation" ["förkortning"] ["abbreviation"] "Förkortning som också går att hänvisa med." "An abbreviation, which references may use.";
    Responsible "responsible" ["ansvarig", "ansvariga"] ["responsible"] "Den som svarar för genomförandet." "Who answers for it.";
    Period "period" ["period"] ["period"] "Tiden som det gäller." "The time it covers.";
    Date "date" ["datum"] ["date"] "Dagen." "The day.";
    Unit "unit" ["enhet"] ["unit"] "Enheten för siffrorna." "The unit of the figures.";
    Status "status" ["status"] ["status"] "Läget, gärna med datum." "The state of things, with a date if known.";
    RegistrationNumber "registration_number" ["diarienummer"] ["registration number"] "Ärendets diarienummer." "The matter's registration number.";
    AnnexTo "annex_to" ["bilaga till"] ["annex to"] "Planen som den här är bilaga till." "The plan that this one is an annex to.";
    BuildsOn "builds_on" ["bygger på"] ["builds on"] "Planer, lagar och beslut som ligger till grund." "Plans, laws and decisions it builds on.";
    DecisionPoint "decision_point" ["beslutspunkt", "beslutspunkter"] ["decision point", "decision points"] "En punkt i beslutet." "One point of the decision.";
    Summary "summary" ["sammanfattning"] ["summary"] "Kort sammanfattning." "A short summary.";
    Text "text" ["text"] ["text"] "Löpande text i Markdown." "Running text in Markdown.";
    Description "description" ["beskrivning"] ["description"] "Vad det innebär." "What it means.";
    Purpose "purpose" ["syfte"] ["purpose"] "Varför det görs." "Why it is done.";
    Focus "focus" ["fokus"] ["focus"] "Vad arbetet inriktas på." "What the work concentrates on.";
    Effect "effect" ["effekt"] ["effect"] "Hur det ska märkas." "How it is to be noticed.";
    ShortTermEffect "short_term_effect" ["effekt på kort sikt"] ["short-term effect"] "Väntad effekt på kort sikt." "Expected effect in the short term.";
    LongTermEffect "long_term_effect" ["effekt på lång sikt"] ["long-term effect"] "Väntad effekt på lång sikt." "Expected effect in the long term.";
    ContributesTo "contributes_to" ["bidrar till"] ["contributes to"] "Det högre mål som det bidrar till." "The higher goal it serves.";
    SameAs "same_as" ["motsvarar"] ["corresponds to"] "Samma sak i en annan plan eller på en annan nivå." "The same thing in another plan or on another level.";
    PartOf "part_of" ["ingår i"] ["part of"] "Den större organisation det hör till." "The larger organisation it belongs to.";
    Predecessor "predecessor" ["föregångare"] ["predecessor"] "Organisationen som fanns före." "The organisation that came before.";
    Valid "valid" ["gäller"] ["valid"] "Tiden som det gäller." "The time it is valid.";
    External "external" ["extern"] ["external"] "Hör inte till den egna organisationen." "Not part of one's own organisation.";
    Posts "posts" ["antal tjänster"] ["posts"] "Antal tjänster." "Number of posts.";
    ShareOfFullTime "share_of_full_time" ["tjänstgöringsgrad"] ["share of full time"] "Andel av heltid." "Share of full time.";
    Holds "holds" ["innehar"] ["holds"] "Rollen som personen har." "The role that the person holds.";
    Measures "measures" ["mäter"] ["tracks"] "Målet som indikatorn mäter." "The goal that the indicator measures.";
    ValueKind "value_type" ["värdetyp"] ["value type"] "Vad slags värde: antal, andel, belopp, index, ja eller nej, ord." "What kind of value: count, share, amount, index, yes or no, word.";
    Direction "direction" ["riktning"] ["direction"] "Önskad riktning: öka, minska eller behåll." "The wanted direction: increase, decrease or keep.";
    Definition "definition" ["definition"] ["definition"] "Exakt vad som räknas." "Exactly what is counted.";
    Method "method" ["metod"] ["method"] "Hur det mäts." "How it is measured.";
    Instrument "instrument" ["mätinstrument"] ["instrument"] "Enkät, register eller annat som värdet hämtas ur." "The survey, register or other source that the value is read from.";
    MeasuredBy "measured_by" ["mäts av"] ["measured by"] "Den som svarar för mätningen." "Who answers for the measurement.";
    ShareOf "share_of" ["andel av"] ["share of"] "Helheten som en andel räknas på." "The whole that a share is a share of.";
    OfWhich "of_which" ["varav"] ["of which"] "Indikatorn som den här är en del av." "The indicator that this one is a part of.";
    Source "source" ["källa"] ["source"] "Var uppgiften kommer ifrån." "Where it comes from.";
    Outcome "outcome" ["utfall"] ["outcome"] "Uppmätt värde för en period." "The measured value for a period.";
    Target "target" ["målvärde", "målvärden"] ["target", "targets"] "Värdet som ska nås." "The value to reach.";
    Forecast "forecast" ["prognos"] ["forecast"] "Bedömt värde." "The expected value.";
    Budgeted "budgeted" ["budgeterat"] ["budgeted"] "Budgeterat värde." "The budgeted value.";
    Issuer "issuer" ["uppdragsgivare"] ["issuer"] "Den som ger uppdraget." "Who gives the assignment.";
    Addressee "addressee" ["mottagare"] ["addressee"] "Den som får uppdraget." "Who receives the assignment.";
    Supporting "supporting" ["medverkande"] ["supporting"] "Den som medverkar." "Who takes part.";
    Until "until" ["till och med"] ["until"] "Sista dag eller period." "The last day or period.";
    ReportTo "report_back_to" ["återrapporteras till"] ["report back to"] "Den som ska få återrapporten." "Who is to have the report.";
    ReportBy "report_back_by" ["återrapporteras senast"] ["report back by"] "När återrapporten ska lämnas." "When the report is due.";
    Condition "condition" ["villkor"] ["condition"] "Villkor för uppdraget." "A condition of the assignment.";
    Continues "continues" ["fortsätter"] ["continues"] "Det tidigare uppdrag som det fortsätter." "The earlier assignment that it continues.";
    FundedBy "funded_by" ["finansieras av"] ["funded by"] "Budgetraden, organisationen eller avtalet som betalar." "The budget row, organisation or agreement that pays.";
    Rounded "rounded" ["avrundad"] ["rounded"] "ja: avrundningsdifferenser godtas utan varning. nej: siffrorna är exakta och varje differens är ett fel." "yes: rounding differences pass without a warning. no: the figures are exact and every difference is an error.";
    Check "check" ["avstämning", "avstämningar"] ["check", "checks"] "Ett samband mellan siffror som måste hålla." "A relation between figures that must hold.";
    Counts "counts" ["räknas"] ["counts"] "Hur raden räknas: summa, delsumma, delpost x, varav x." "How the row counts: total, subtotal, part x, of which x.";
    Formula "formula" ["formel"] ["formula"] "Hur siffran räknas fram ur andra." "How the figure comes from others.";
    Concerns "concerns" ["avser"] ["concerns"] "Organisationen, målet eller uppdraget som siffrorna gäller." "The organisation, goal or assignment that the figures concern.";
    Value "value" ["värde"] ["value"] "En siffra i en kolumn." "A figure in a column.";
    Designation "designation" ["beteckning"] ["designation"] "Beteckning, till exempel SFS 2001:453." "Its designation, such as SFS 2001:453.";
    InForce "in_force" ["i kraft"] ["in force"] "När det börjar gälla." "When it comes into force.";
    Publisher "publisher" ["utgivare"] ["publisher"] "Den som har gett ut eller beslutat." "Who published or decided it.";
    Link "link" ["länk"] ["link"] "Adress på webben." "An address on the web.";
    Meaning "meaning" ["betydelse"] ["meaning"] "Vad begreppet betyder." "What the term means.";
    Area "area" ["område"] ["area"] "Riskområdet." "The risk area.";
    Probability "probability" ["sannolikhet"] ["probability"] "Hur troligt det är, som poäng." "How likely it is, as a score.";
    Impact "impact" ["konsekvens"] ["impact"] "Hur allvarligt det blir, som poäng." "How grave it would be, as a score.";
    ImpactDescription "impact_description" ["konsekvensbeskrivning"] ["impact description"] "Vad det leder till." "What it leads to.";
    InternalControl "internal_control" ["internkontroll"] ["internal control"] "Numret i internkontrollplanen, eller ja." "The number in the internal control plan, or yes.";
    TargetGroup "target_group" ["målgrupp", "målgrupper"] ["target group", "target groups"] "Dem det är till för." "Whom it is for.";
    Cadence "cadence" ["intervall"] ["cadence"] "Hur ofta." "How often.";
    Partner "partners" ["samverkar med", "samverkanspart", "samverkansparter"] ["partners", "partner"] "De som gör det tillsammans med den ansvariga." "Those who do it together with the responsible.";
    PlannedResult "planned_result" ["planerat resultat"] ["planned result"] "Det som ska komma ut av det." "What is to come of it.";
    Benefit "benefit" ["nytta", "nyttor"] ["benefit", "benefits"] "Vad det är bra för." "What it is good for.";
    Cost "cost" ["kostnad", "kostnader"] ["cost", "costs"] "Vad det kostar." "What it costs.";
    Phase "phase" ["fas"] ["phase"] "Var i arbetet det är." "How far the work has come.";
    Pilot "pilot" ["pilot", "piloter"] ["pilot", "pilots"] "Var det prövas först." "Where it is tried first.";
    Rollout "rollout" ["införandeordning"] ["rollout order"] "I vilken ordning det införs." "In which order it is introduced.";
    Body "body" ["organ"] ["body"] "Den som möts." "Who meets.";
    Place "place" ["plats"] ["place"] "Var." "Where.";
    Present "present" ["närvarande"] ["present"] "De som är med." "Who is there.";
    Chair "chair" ["ordförande"] ["chair"] "Den som leder." "Who leads.";
    Secretary "secretary" ["sekreterare"] ["secretary"] "Den som för anteckningar." "Who takes the minutes.";
    Adjuster "adjuster" ["justerare"] ["adjuster", "adjusters"] "Den som justerar anteckningarna." "Who approves the minutes.";
    Attachment "attachment" ["bilaga", "bilagor"] ["attachment", "attachments"] "Det som följer med." "What comes with it.";
    Decision "decision" ["beslut"] ["decision"] "Vad som beslutades." "What was decided.";
    Result "result" ["resultat"] ["result"] "Vad det ledde till." "What came of it.";
    MovedTo "moved_to" ["flyttas till"] ["moved to"] "Mötet som tar upp det i stället." "The meeting that takes it up instead.";
    By "by" ["av"] ["by"] "Den som säger det." "Who says it.";
    Comment "comment" ["kommentar"] ["comment"] "Det som behöver sägas om läget." "What needs to be said of the state of things.";
    JudgedBy "judged_by" ["bedömd av"] ["judged by"] "Den som har bedömt." "Who made the judgement.";
    FollowUp "follow_up" ["följs upp"] ["followed up"] "De perioder som ska följas upp." "The periods that are to be followed up.";
    Query "query" ["fråga"] ["query"] "Vad sammanställningen visar." "What the view shows.";
    Rule "rule" ["regel", "regler"] ["rule", "rules"] "En regel som ställs om för den här posten, med skäl." "A rule that is set otherwise for this item, with a reason.";
    FormerId "former_id" ["tidigare id"] ["former id"] "Id som det hade förut; adresser med det leder fortfarande rätt." "An id that it had before; addresses with it still lead here.";
    KnownDeviation "known_deviation" ["känd avvikelse", "kända avvikelser"] ["known deviation", "known deviations"] "En avvikelse som godtas, med skäl." "A deviation that is accepted, with a reason.";
}
