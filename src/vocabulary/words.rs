//! Words that stand as values: the built-in ones of each kind. A project declares more of the open kinds
//! (`målnivå`, `statusord`, …); the closed kinds are what planc itself reckons with.

use super::Names;

/// A kind of word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum WordKind {
    /// Of a plan.
    PlanKind,
    /// Of a goal, as the organisation names its levels. None is built in.
    GoalLevel,
    /// Of a goal. None is built in.
    Perspective,
    /// Of a plan, goal, assignment, response or reference.
    Status,
    /// Of an organisation.
    OrganisationKind,
    /// Of a reference.
    ReferenceKind,
    /// Of a budget.
    BudgetKind,
    /// Of a risk's area. None is built in.
    RiskArea,
    /// Of a column. Closed.
    ColumnKind,
    /// Of an indicator's values. Closed.
    ValueKind,
}

/// A word that every project has.
#[derive(Debug)]
pub struct BuiltinWord {
    /// In JSON and CSV.
    pub key: &'static str,
    /// In plans and on pages.
    pub names: Names,
}

macro_rules! words {
    ($($key:literal $sv:tt $en:tt),* $(,)?) => { &[$(BuiltinWord { key: $key, names: [&$sv, &$en] }),*] };
}

impl WordKind {
    /// Every kind.
    pub const ALL: [WordKind; 10] = [
        WordKind::PlanKind,
        WordKind::GoalLevel,
        WordKind::Perspective,
        WordKind::Status,
        WordKind::OrganisationKind,
        WordKind::ReferenceKind,
        WordKind::BudgetKind,
        WordKind::RiskArea,
        WordKind::ColumnKind,
        WordKind::ValueKind,
    ];

    /// The preset of the concept `word` that declares one, or nothing for a closed kind.
    pub fn preset(self) -> Option<&'static str> {
        match self {
            WordKind::PlanKind => Some("plan-type"),
            WordKind::GoalLevel => Some("goal-level"),
            WordKind::Perspective => Some("perspective"),
            WordKind::Status => Some("status"),
            WordKind::OrganisationKind => Some("organisation-type"),
            WordKind::ReferenceKind => Some("reference-type"),
            WordKind::BudgetKind => Some("budget-type"),
            WordKind::RiskArea => Some("risk-area"),
            WordKind::ColumnKind | WordKind::ValueKind => None,
        }
    }
}

/// The built-in words of a kind.
pub fn builtin_words(kind: WordKind) -> &'static [BuiltinWord] {
    match kind {
        WordKind::PlanKind => words![
            "operational-plan"["verksamhetsplan"]["operational plan"],
            "business-plan"["affärsplan"]["business plan"],
            "budget"["budget"]["budget"],
            "action-plan"["handlingsplan"]["action plan"],
            "risk-plan"["riskbild"]["risk plan"],
            "implementation-plan"["genomförandeplan"]["implementation plan"],
            "goals-and-budget"["mål och budget"]["goals and budget"],
            "strategy"["strategi"]["strategy"],
            "programme"["program"]["programme"],
        ],
        WordKind::GoalLevel | WordKind::Perspective | WordKind::RiskArea => &[],
        WordKind::Status => words![
            "draft" ["utkast"] ["draft"],
            "proposed" ["förslag", "föreslagen"] ["proposed"],
            "decided" ["beslutad", "beslutat"] ["decided"],
            "adopted" ["antagen", "antaget"] ["adopted"],
            "not-started" ["ej påbörjad", "ej påbörjat"] ["not started"],
            "ongoing" ["pågående", "pågår"] ["ongoing", "in progress"],
            "completed" ["klar", "klart", "avslutad", "avslutat"] ["completed", "done"],
            "delayed" ["försenad", "försenat"] ["delayed"],
            "cancelled" ["avbruten", "avbrutet"] ["cancelled"],
            "on-track" ["enligt plan"] ["on track"],
            "at-risk" ["i riskzonen"] ["at risk"],
            "not-assessed" ["ej bedömd", "ej bedömt"] ["not assessed"],
            "answered" ["besvarad", "besvarat"] ["answered"],
            "achieved" ["uppnådd", "uppnått"] ["achieved"],
            "partly-achieved" ["delvis uppnådd", "delvis uppnått"] ["partly achieved"],
            "not-achieved" ["ej uppnådd", "ej uppnått"] ["not achieved"],
            "expected" ["väntas", "väntad"] ["expected"],
            "in-force" ["gällande"] ["in force"],
            "repealed" ["upphävd"] ["repealed"],
        ],
        WordKind::OrganisationKind => words![
            "municipality"["kommun"]["municipality"],
            "council"["fullmäktige"]["council"],
            "board"["nämnd"]["board"],
            "office"["förvaltning"]["office"],
            "department"["avdelning"]["department"],
            "unit"["enhet"]["unit"],
            "company"["bolag"]["company"],
            "authority"["myndighet"]["authority"],
            "region"["region"]["region"],
            "union"["fackförbund"]["union"],
            "association"["förening"]["association"],
            "group"["grupp"]["group"],
            "process"["process"]["process"],
        ],
        WordKind::ReferenceKind => words![
            "law"["lag"]["law"],
            "bill"["proposition"]["bill"],
            "proposed-law"["lagförslag"]["proposed law"],
            "inquiry"["utredning"]["inquiry"],
            "regulation"["föreskrift"]["regulation"],
            "agreement"["avtal"]["agreement"],
            "decision"["beslut"]["decision"],
            "programme"["program"]["programme"],
            "plan"["plan"]["plan"],
            "report"["rapport"]["report"],
            "survey"["enkät"]["survey"],
            "register"["register"]["register"],
            "directive"["direktiv"]["directive"],
            "website"["webbplats"]["website"],
            "global-goal"["globalt mål"]["global goal"],
            "strategy"["strategi"]["strategy"],
            "guideline"["riktlinje"]["guideline"],
            "project"["projekt"]["project"],
        ],
        WordKind::BudgetKind => words![
            "frame" ["ram"] ["frame"],
            "result" ["resultatbudget"] ["result"],
            "allocation" ["resursfördelning"] ["allocation"],
            "co-funding" ["samfinansiering"] ["co-funding"],
            "investment" ["investering"] ["investment"],
            "grant" ["statsbidrag", "bidrag"] ["grant"],
            "staffing" ["bemanning"] ["staffing"],
            "cost" ["kostnad"] ["cost"],
        ],
        WordKind::ColumnKind => words![
            "outcome" ["utfall"] ["outcome"],
            "budget" ["budget"] ["budget"],
            "forecast" ["prognos"] ["forecast"],
            "change" ["förändring"] ["change"],
            "income" ["intäkt", "intäkter"] ["income"],
            "cost" ["kostnad", "kostnader"] ["cost"],
            "net" ["netto"] ["net"],
            "share" ["andel"] ["share"],
            "deviation" ["avvikelse"] ["deviation"],
            "amount" ["belopp"] ["amount"],
            "count" ["antal"] ["count"],
        ],
        WordKind::ValueKind => words![
            "count"["antal"]["count"],
            "share"["andel"]["share"],
            "count-and-share"["antal och andel"]["count and share"],
            "amount"["belopp"]["amount"],
            "index"["index"]["index"],
            "yes-no"["ja eller nej"]["yes or no"],
            "word"["ord"]["word"],
            "trend"["trend"]["trend"],
        ],
    }
}
