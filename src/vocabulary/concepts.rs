//! Concepts: what a plan is made of.

use super::fields::{FieldName as F, FieldType as T};
use super::words::WordKind as W;
use super::{FieldName, FieldType, Help, Names, canonical};
use crate::language::Language;

/// Whether an item of the concept carries an id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdRule {
    /// Must have one: others refer to it.
    Required,
    /// May have one.
    Optional,
}

/// A word that declares an item of a concept and says its kind at once (`delmål`).
pub struct Preset {
    /// The kind in JSON and CSV.
    pub key: &'static str,
    /// The words.
    pub names: Names,
}

/// A field of a concept.
#[derive(Debug)]
pub struct FieldUse {
    /// Which field.
    pub name: FieldName,
    /// How its value is read here.
    pub kind: FieldType,
    /// Whether several values, or the field several times, make sense.
    pub many: bool,
}

const fn one(name: FieldName, kind: FieldType) -> FieldUse {
    FieldUse { name, kind, many: false }
}

const fn many(name: FieldName, kind: FieldType) -> FieldUse {
    FieldUse { name, kind, many: true }
}

/// A row of the table of concepts.
pub struct Concept {
    /// Which one.
    pub name: ConceptName,
    /// Its name in JSON; also the name of its CSV file, in the plural (`plural`).
    pub key: &'static str,
    /// The plural of `key`: names the CSV file and the folder of its pages.
    pub plural: &'static str,
    /// Words that declare one; the second of each column is the plural.
    pub names: Names,
    /// Words that declare one of a kind.
    pub presets: &'static [Preset],
    /// Whether an id is needed.
    pub id: IdRule,
    /// Concepts that may stand in its block. Every concept may stand at the top of a file but those that
    /// belong to a parent (`child`).
    pub children: &'static [ConceptName],
    /// Makes sense inside its parent alone (a row, a response).
    pub child: bool,
    /// Its fields, in the order that planc writes them. [`COMMON`] comes after.
    pub fields: &'static [FieldUse],
    /// One line for the reference and for hover.
    pub help: Help,
}

/// Fields that every concept has.
pub const COMMON: &[FieldUse] = &[
    one(F::Text, T::Prose),
    many(F::FormerId, T::Line),
    many(F::KnownDeviation, T::Deviation),
    many(F::Rule, T::RuleLevel),
];

impl Concept {
    /// The concept's fields and those that all have.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static FieldUse> + use<> {
        self.fields.iter().chain(COMMON)
    }

    /// The use of a field in this concept.
    pub fn field(&self, name: FieldName) -> Option<&'static FieldUse> {
        self.all_fields().find(|field| field.name == name)
    }

    /// The word that planc writes in `language`.
    pub fn word(&self, language: Language) -> &'static str {
        canonical(&self.names, language)
    }

    /// The preset with this key.
    pub fn preset(&self, key: &str) -> Option<&'static Preset> {
        self.presets.iter().find(|preset| preset.key == key)
    }
}

/// Organisations, roles and persons share a namespace: any of them can be responsible.
pub const PARTY: &[ConceptName] = &[ConceptName::Organisation, ConceptName::Role, ConceptName::Person];

macro_rules! concepts {
    ($($variant:ident { $key:literal $plural:literal $sv:tt $en:tt $([$($preset:literal $psv:tt $pen:tt),* $(,)?])?
        $id:ident $(child $child:literal)? in [$($inside:ident),* $(,)?]
        fields [$($field:expr),* $(,)?] $help_sv:literal $help_en:literal })*) => {
        /// Every concept there is.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum ConceptName {
            $(#[doc = $help_en] $variant,)*
        }

        /// The table of concepts, in the order of [`ConceptName`].
        pub const CONCEPTS: &[Concept] = &[$(Concept {
            name: ConceptName::$variant,
            key: $key,
            plural: $plural,
            names: [&$sv, &$en],
            presets: &[$($(Preset { key: $preset, names: [&$psv, &$pen] }),*)?],
            id: IdRule::$id,
            children: &[$(ConceptName::$inside),*],
            child: false $(|| $child)?,
            fields: &[$($field),*],
            help: [$help_sv, $help_en],
        },)*];
    };
}

impl ConceptName {
    /// The row of the table.
    pub fn concept(self) -> &'static Concept {
        &CONCEPTS[self as usize]
    }

    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        self.concept().key
    }

    /// The word that planc writes in `language`.
    pub fn word(self, language: Language) -> &'static str {
        self.concept().word(language)
    }

    /// Whether both stand in one namespace.
    pub fn shares_namespace(self, other: ConceptName) -> bool {
        self == other || (PARTY.contains(&self) && PARTY.contains(&other))
    }
}

use ConceptName::{
    Activity, Assignment, Budget, Goal, Indicator, Meeting, MeetingItem, Organisation, Plan, Reference, Risk, Role,
    Row, Section,
};

concepts! {
    Plan { "plan" "plans" ["plan", "planer"] ["plan", "plans"]
        Required in [Plan, Section, Goal, Indicator, Assignment, Risk, Activity, Budget, Meeting, Report, View, Organisation, Role, Person, Reference, Term, Word, Footnote]
        fields [
            one(F::Kind, T::Word(W::PlanKind)), many(F::Responsible, T::Reference(PARTY)), one(F::Period, T::Period),
            one(F::Unit, T::Unit), one(F::Status, T::Status), one(F::RegistrationNumber, T::Line),
            one(F::AnnexTo, T::Reference(&[Plan])), many(F::BuildsOn, T::ReferenceOrText(&[Plan, Reference])),
            many(F::DecisionPoint, T::Prose), many(F::FollowUp, T::Period), one(F::Summary, T::Prose),
        ]
        "En plan: verksamhetsplan, budget, handlingsplan." "A plan: operational plan, budget, action plan." }
    Section { "section" "sections" ["avsnitt"] ["section", "sections"]
        Optional in [Section, Goal, Indicator, Assignment, Risk, Activity, Budget, View, Term, Footnote]
        fields [one(F::Number, T::Line), many(F::Concerns, T::ReferenceOrText(ANYTHING))]
        "Ett avsnitt med rubrik och text." "A section with a heading and text." }
    Organisation { "organisation" "organisations" ["organisation", "organisationer"] ["organisation", "organisations", "organization", "organizations"]
        Required in [Organisation, Role, Person, Footnote]
        fields [
            one(F::Kind, T::Word(W::OrganisationKind)), many(F::Abbreviation, T::Line), one(F::PartOf, T::Reference(&[Organisation])),
            one(F::External, T::Flag), one(F::Valid, T::Period), many(F::Predecessor, T::Reference(&[Organisation])), one(F::Link, T::Link),
        ]
        "Nämnd, förvaltning, enhet, bolag eller annan part." "A board, office, unit, company or other party." }
    Role { "role" "roles" ["roll", "roller"] ["role", "roles"]
        Required in [Person, Footnote]
        fields [many(F::PartOf, T::Reference(&[Organisation])), one(F::Abbreviation, T::Line), one(F::Posts, T::Number), one(F::ShareOfFullTime, T::Percent)]
        "En roll, till exempel ekonom." "A role, such as controller." }
    Person { "person" "persons" ["person", "personer"] ["person", "persons"]
        Required in [Footnote]
        fields [many(F::Holds, T::Reference(&[Role])), many(F::PartOf, T::Reference(&[Organisation]))]
        "En person." "A person." }
    Goal { "goal" "goals" ["mål"] ["goal", "goals"]
        ["focus-area" ["fokusområde", "fokusområden"] ["focus area", "focus areas", "focus-area"],
         "sub-goal" ["delmål"] ["sub-goal", "sub-goals", "subgoal"],
         "strategy" ["strategi", "strategier"] ["strategy", "strategies"]]
        Required in [Goal, Indicator, Assignment, Risk, Activity, Budget, View, Section, Footnote]
        fields [
            one(F::Number, T::Line), one(F::Level, T::Word(W::GoalLevel)), one(F::Perspective, T::Word(W::Perspective)), one(F::ShortName, T::Line),
            many(F::Responsible, T::ReferenceOrText(PARTY)), many(F::Partner, T::ReferenceOrText(PARTY)), many(F::TargetGroup, T::Line), one(F::Period, T::Period), one(F::Status, T::Status),
            many(F::ContributesTo, T::Reference(&[Goal])), many(F::SameAs, T::Reference(&[Goal])),
            one(F::Description, T::Prose), one(F::Purpose, T::Prose), one(F::Focus, T::Prose), one(F::Effect, T::Prose),
            one(F::ShortTermEffect, T::Prose), one(F::LongTermEffect, T::Prose),
        ]
        "Det som ska uppnås, på någon nivå." "What is to be achieved, on some level." }
    Indicator { "indicator" "indicators" ["indikator", "indikatorer"] ["indicator", "indicators"]
        Required in [Indicator, Footnote]
        fields [
            one(F::Number, T::Line), many(F::Measures, T::Reference(&[Goal])), one(F::Unit, T::Unit), one(F::ValueKind, T::Word(W::ValueKind)), one(F::Direction, T::Direction),
            one(F::ShareOf, T::ReferenceOrText(&[Indicator])), one(F::OfWhich, T::Reference(&[Indicator])),
            many(F::MeasuredBy, T::ReferenceOrText(PARTY)), many(F::Responsible, T::ReferenceOrText(PARTY)), one(F::Instrument, T::ReferenceOrText(&[Reference])),
            one(F::Definition, T::Prose), one(F::Method, T::Prose), many(F::Source, T::ReferenceOrText(&[Reference])),
            many(F::Outcome, T::Series), many(F::Forecast, T::Series), many(F::Budgeted, T::Series), many(F::Target, T::Series),
        ]
        "Ett mått på hur det går, med värden för perioder." "A measure of how things go, with values for periods." }
    Assignment { "assignment" "assignments" ["uppdrag"] ["assignment", "assignments"]
        ["part-assignment" ["deluppdrag"] ["part-assignment", "part-assignments"]]
        Required in [Assignment, Response, Indicator, Activity, Budget, Section, Footnote]
        fields [
            one(F::Number, T::Line), many(F::Issuer, T::ReferenceOrText(PARTY)), many(F::Addressee, T::ReferenceOrText(PARTY)), many(F::Supporting, T::ReferenceOrText(PARTY)),
            many(F::Responsible, T::ReferenceOrText(PARTY)), one(F::Period, T::Period), one(F::Until, T::Period),
            many(F::ReportTo, T::ReferenceOrText(PARTY)), many(F::ReportBy, T::Period), one(F::Status, T::Status),
            many(F::ContributesTo, T::Reference(&[Goal])), many(F::SameAs, T::Reference(&[Assignment])), many(F::Continues, T::Reference(&[Assignment])),
            many(F::FundedBy, T::ReferenceOrText(&[Row, Budget, Organisation, Reference])), many(F::BuildsOn, T::ReferenceOrText(&[Reference, Plan])),
            one(F::Description, T::Prose), one(F::Condition, T::Prose),
        ]
        "Ett uppdrag som någon ger och någon svarar på." "Something that one party tells another to do, and that is answered." }
    Response { "response" "responses" ["svar"] ["response", "responses"]
        Optional child true in [Footnote]
        fields [one(F::Date, T::Date), many(F::Responsible, T::ReferenceOrText(PARTY)), one(F::Status, T::Status), many(F::BuildsOn, T::ReferenceOrText(&[Reference, Plan]))]
        "Ett svar på ett uppdrag." "An answer to an assignment." }
    Risk { "risk" "risks" ["risk", "risker"] ["risk", "risks"]
        Required in [Activity, Indicator, Section, Footnote]
        fields [
            one(F::Number, T::Line), one(F::Area, T::Word(W::RiskArea)), many(F::Concerns, T::ReferenceOrText(ANYTHING)), many(F::Responsible, T::ReferenceOrText(PARTY)),
            one(F::Probability, T::Number), one(F::Impact, T::Number), one(F::InternalControl, T::Line), one(F::Status, T::Status), many(F::SameAs, T::Reference(&[Risk])),
            one(F::Description, T::Prose), one(F::ImpactDescription, T::Prose),
        ]
        "Något som kan gå fel, med åtgärder." "Something that may go wrong, with measures." }
    Activity { "activity" "activities" ["aktivitet", "aktiviteter"] ["activity", "activities"]
        ["measure" ["åtgärd", "åtgärder"] ["measure", "measures"],
         "control-activity" ["kontrollaktivitet", "kontrollaktiviteter"] ["control activity", "control activities"],
         "effort" ["insats", "insatser"] ["effort", "efforts"],
         "initiative" ["initiativ"] ["initiative", "initiatives"],
         "collaboration" ["samarbete", "samarbeten"] ["collaboration", "collaborations"],
         "project" ["projekt"] ["project", "projects"]]
        Required in [Activity, Milestone, Indicator, Budget, Section, Footnote]
        fields [
            one(F::Number, T::Line), many(F::ContributesTo, T::Reference(&[Goal, Risk, Assignment, Activity, Reference])), many(F::SameAs, T::Reference(&[Activity, Assignment])), many(F::Continues, T::Reference(&[Activity])),
            many(F::Responsible, T::ReferenceOrText(PARTY)), many(F::Partner, T::ReferenceOrText(PARTY)), many(F::TargetGroup, T::Line), one(F::Period, T::Period), one(F::Until, T::Period), one(F::Cadence, T::Line),
            one(F::Status, T::Status), one(F::Phase, T::Line), many(F::Pilot, T::ReferenceOrText(PARTY)), one(F::Rollout, T::Line),
            many(F::FundedBy, T::ReferenceOrText(&[Row, Budget, Organisation, Reference])), many(F::Cost, T::Amount), many(F::BuildsOn, T::ReferenceOrText(&[Reference, Plan])),
            one(F::Description, T::Prose), one(F::Purpose, T::Prose), one(F::PlannedResult, T::Prose), one(F::ShortTermEffect, T::Prose), one(F::LongTermEffect, T::Prose), many(F::Benefit, T::Prose),
        ]
        "Något som görs: åtgärd, insats, initiativ." "Something that is done: a measure, an effort, an initiative." }
    Milestone { "milestone" "milestones" ["milstolpe", "milstolpar"] ["milestone", "milestones"]
        Optional child true in [Footnote]
        fields [one(F::Until, T::Period), one(F::Status, T::Status), many(F::Responsible, T::ReferenceOrText(PARTY))]
        "Ett steg på vägen, med datum." "A step on the way, with a date." }
    Budget { "budget" "budgets" ["budget", "budgetar"] ["budget", "budgets"]
        Required in [Column, Row, Footnote]
        fields [
            one(F::Number, T::Line), one(F::Kind, T::Word(W::BudgetKind)), one(F::Unit, T::Unit), one(F::Period, T::Period), many(F::Responsible, T::ReferenceOrText(PARTY)),
            one(F::Rounded, T::Flag), many(F::Source, T::ReferenceOrText(&[Reference])), many(F::Check, T::Check), one(F::Description, T::Prose),
        ]
        "En siffertabell: ram, resultatbudget, fördelning, investeringar." "A table of figures: frame, result, allocation, investments." }
    Column { "column" "columns" ["kolumn", "kolumner"] ["column", "columns"]
        Required child true in []
        fields [one(F::Period, T::Period), one(F::Kind, T::Word(W::ColumnKind)), one(F::Unit, T::Unit), one(F::Formula, T::Formula), many(F::Concerns, T::ReferenceOrText(ANYTHING))]
        "En kolumn i en budget." "A column of a budget." }
    Row { "row" "rows" ["rad", "rader"] ["row", "rows"]
        Required child true in [Row]
        fields [one(F::Number, T::Line), one(F::Counts, T::Counting), one(F::Unit, T::Unit), one(F::Formula, T::Formula), many(F::Concerns, T::ReferenceOrText(ANYTHING)), many(F::Value, T::Cells)]
        "En rad i en budget." "A row of a budget." }
    Meeting { "meeting" "meetings" ["möte", "möten"] ["meeting", "meetings"]
        Required in [MeetingItem, Commitment, Section, Footnote]
        fields [
            one(F::Date, T::Date), many(F::Body, T::ReferenceOrText(PARTY)), one(F::Place, T::Line), many(F::Present, T::ReferenceOrText(PARTY)), many(F::Chair, T::ReferenceOrText(PARTY)),
            many(F::Secretary, T::ReferenceOrText(PARTY)), many(F::Adjuster, T::ReferenceOrText(PARTY)), many(F::Concerns, T::ReferenceOrText(ANYTHING)), many(F::Attachment, T::ReferenceOrText(&[Plan, Reference])),
            one(F::Decision, T::Line), one(F::Summary, T::Prose),
        ]
        "Ett möte och vad som sades där." "A meeting and what was said there." }
    MeetingItem { "meeting-item" "meeting-items" ["punkt", "punkter"] ["item", "items"]
        ["formality" ["formalia"] ["formality", "formalities"],
         "information" ["information"] ["information"],
         "dialogue" ["dialog", "dialoger"] ["dialogue", "dialogues"],
         "decision" ["beslutsärende", "beslutsärenden"] ["decision item", "decision items"]]
        Optional child true in [Remark, Commitment, Footnote]
        fields [
            one(F::Number, T::Line), one(F::Period, T::Period), many(F::Responsible, T::ReferenceOrText(PARTY)), many(F::Concerns, T::ReferenceOrText(ANYTHING)), many(F::Attachment, T::ReferenceOrText(&[Plan, Reference])),
            one(F::Decision, T::Line), one(F::Result, T::Prose), many(F::MovedTo, T::ReferenceOrText(&[Meeting])),
        ]
        "En punkt på ett möte." "An item of a meeting." }
    Remark { "remark" "remarks" ["inlägg"] ["remark", "remarks"]
        Optional child true in [Footnote]
        fields [many(F::By, T::ReferenceOrText(PARTY)), many(F::Concerns, T::ReferenceOrText(ANYTHING))]
        "Vad någon säger på ett möte." "What somebody says at a meeting." }
    Commitment { "commitment" "commitments" ["åtagande", "åtaganden"] ["commitment", "commitments"]
        Optional child true in [Footnote]
        fields [
            many(F::Responsible, T::ReferenceOrText(PARTY)), many(F::Addressee, T::ReferenceOrText(PARTY)), one(F::Until, T::Period), one(F::Cadence, T::Line), one(F::Status, T::Status),
            many(F::Concerns, T::ReferenceOrText(ANYTHING)),
        ]
        "Något som någon lovar, med tid eller intervall." "Something that is promised, with a time or a cadence." }
    Report { "report" "reports" ["uppföljning", "uppföljningar"] ["report", "reports"]
        Required in [StatusReport, Section, Footnote]
        fields [one(F::Period, T::Period), one(F::Date, T::Date), many(F::Concerns, T::Reference(&[Plan])), many(F::Responsible, T::ReferenceOrText(PARTY)), one(F::Status, T::Status), one(F::Summary, T::Prose)]
        "Läget vid en tidpunkt: utfall, prognoser, status." "The state of things at a time: outcomes, forecasts, statuses." }
    StatusReport { "status-report" "status-reports" ["lägesrapport", "lägesrapporter", "läge"] ["status report", "status reports"]
        Optional child true in [Footnote]
        fields [
            one(F::Concerns, T::Reference(REPORTED)), many(F::Outcome, T::Series), many(F::Forecast, T::Series), one(F::Status, T::Status), many(F::JudgedBy, T::ReferenceOrText(PARTY)), one(F::Comment, T::Prose),
        ]
        "Läget för en indikator, ett mål, ett uppdrag, en aktivitet, en risk eller en budgetrad." "The state of an indicator, goal, assignment, activity, risk or budget row." }
    View { "view" "views" ["sammanställning", "sammanställningar"] ["view", "views"]
        Required in [Footnote]
        fields [one(F::Query, T::Query), one(F::Description, T::Prose)]
        "En fråga till planen, visad som en tabell." "A question to the plan, shown as a table." }
    Reference { "reference" "references" ["referens", "referenser"] ["reference", "references"]
        Required in [Footnote]
        fields [
            one(F::Kind, T::Word(W::ReferenceKind)), many(F::Abbreviation, T::Line), one(F::Designation, T::Line), many(F::Publisher, T::ReferenceOrText(PARTY)), one(F::Date, T::Period),
            one(F::Status, T::Status), one(F::InForce, T::Period), one(F::Valid, T::Period), one(F::Link, T::Link), one(F::Description, T::Prose),
        ]
        "Lag, avtal, beslut, rapport eller annat att hänvisa till." "A law, agreement, decision, report or other source." }
    Term { "term" "terms" ["begrepp"] ["term", "terms"]
        Required in [Footnote]
        fields [many(F::Abbreviation, T::Line), one(F::Meaning, T::Prose), many(F::Source, T::ReferenceOrText(&[Reference]))]
        "Ett begrepp och vad det betyder." "A term and its meaning." }
    Word { "word" "words" ["ord"] ["word", "words"]
        ["goal-level" ["målnivå", "målnivåer"] ["goal level", "goal levels"],
         "perspective" ["målperspektiv"] ["goal perspective", "goal perspectives"],
         "status" ["statusord"] ["status word", "status words"],
         "plan-type" ["plantyp", "plantyper"] ["plan type", "plan types"],
         "organisation-type" ["organisationstyp", "organisationstyper"] ["organisation type", "organisation types"],
         "budget-type" ["budgettyp", "budgettyper"] ["budget type", "budget types"],
         "risk-area" ["riskområde", "riskområden"] ["risk area", "risk areas"],
         "reference-type" ["referenstyp", "referenstyper"] ["reference type", "reference types"]]
        Required in []
        fields [one(F::Number, T::Line), one(F::Description, T::Prose)]
        "Ett ord som projektet själv bestämmer: målnivå, perspektiv, status, typ." "A word that the project chooses itself: goal level, perspective, status, type." }
    Footnote { "footnote" "footnotes" ["fotnot", "fotnoter"] ["footnote", "footnotes"]
        Required child true in []
        fields [many(F::Source, T::ReferenceOrText(&[Reference]))]
        "En fotnot som rader, kolumner, celler och text kan peka på." "A footnote that rows, columns, cells and text can point to." }
}

/// Anything that a section, row or column can be about.
pub const ANYTHING: &[ConceptName] = &[
    Plan,
    Section,
    Organisation,
    Role,
    ConceptName::Person,
    Goal,
    Indicator,
    Assignment,
    Risk,
    Activity,
    Budget,
    Row,
    Meeting,
    MeetingItem,
    ConceptName::Report,
    Reference,
    ConceptName::Term,
];

/// What a report can tell the state of.
pub const REPORTED: &[ConceptName] = &[Goal, Indicator, Assignment, Risk, Activity, Row];
