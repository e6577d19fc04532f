//! The codes: one for each rule, stable for ever. A code that is given up is not used again.

use super::Severity;

macro_rules! codes {
    ($($variant:ident $number:literal $slug:literal $severity:ident;)*) => {
        /// A rule. `P01` form, `P02` names, `P03` types and values, `P04` figures, `P05` prose,
        /// `P06` deviations, `P07` files and the project file, `P08` completeness, `P09` text.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Code {
            $(#[doc = concat!("`", $number, "`, ", $slug, ".")] $variant,)*
        }

        /// Every code, in order of number.
        pub const CODES: &[Code] = &[$(Code::$variant,)*];

        impl Code {
            /// The code as printed (`P0401`).
            pub fn number(self) -> &'static str {
                match self { $(Code::$variant => $number,)* }
            }

            /// The name of its message in the message files and of its documentation page.
            pub fn slug(self) -> &'static str {
                match self { $(Code::$variant => $slug,)* }
            }

            /// How serious it is unless a project says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    UnreadableLine "P0101" "unreadable-line" Error;
    UnclosedBlock "P0102" "unclosed-block" Error;
    UnexpectedClose "P0103" "unexpected-close" Error;
    UnclosedFence "P0104" "unclosed-fence" Error;
    UnclosedString "P0105" "unclosed-string" Error;
    NestingTooDeep "P0106" "nesting-too-deep" Error;
    RowOutsideTable "P0107" "row-outside-table" Error;
    RowLength "P0108" "row-length" Error;
    UnexpectedBlock "P0109" "unexpected-block" Error;
    UnexpectedText "P0110" "unexpected-text" Error;
    ProseWithoutFence "P0111" "prose-without-fence" Error;
    BelongsToNotFirst "P0112" "belongs-to-not-first" Error;
    WrittenOtherwise "P0113" "written-otherwise" Error;

    UnknownKeyword "P0201" "unknown-keyword" Error;
    KeywordNotHere "P0202" "keyword-not-here" Error;
    UnknownName "P0203" "unknown-name" Error;
    WrongConcept "P0204" "wrong-concept" Error;
    AmbiguousName "P0205" "ambiguous-name" Error;
    DuplicateId "P0206" "duplicate-id" Error;
    CircularReference "P0207" "circular-reference" Error;
    MissingId "P0208" "missing-id" Error;
    InvalidId "P0209" "invalid-id" Error;
    UnknownWord "P0210" "unknown-word" Error;
    UnknownColumn "P0211" "unknown-column" Error;
    NameInOtherPlan "P0212" "name-in-other-plan" Error;
    WordHidesBuiltin "P0213" "word-hides-builtin" Warning;

    MissingValue "P0301" "missing-value" Error;
    InvalidNumber "P0302" "invalid-number" Error;
    InvalidDate "P0303" "invalid-date" Error;
    InvalidPeriod "P0304" "invalid-period" Error;
    UnitClash "P0305" "unit-clash" Error;
    UnknownUnit "P0306" "unknown-unit" Error;
    FieldTwice "P0307" "field-twice" Error;
    KeyMissing "P0308" "key-missing" Error;
    InvalidValue "P0310" "invalid-value" Error;
    PeriodOrder "P0311" "period-order" Error;
    MissingWithoutReason "P0312" "missing-without-reason" Warning;
    InvalidFormula "P0313" "invalid-formula" Error;
    BareTargetWithoutDirection "P0316" "bare-target-without-direction" Error;
    ValueTwice "P0317" "value-twice" Error;
    TimeOrder "P0318" "time-order" Error;
    FractionOfPercent "P0319" "fraction-of-percent" Warning;

    TotalMismatch "P0401" "total-mismatch" Error;
    TotalRounding "P0402" "total-rounding" Warning;
    FormulaMismatch "P0403" "formula-mismatch" Error;
    FormulaRounding "P0404" "formula-rounding" Warning;
    CheckFailed "P0405" "check-failed" Error;
    CheckRounding "P0406" "check-rounding" Warning;
    OfWhichTooLarge "P0407" "of-which-too-large" Error;
    PartsMismatch "P0408" "parts-mismatch" Error;
    PartsRounding "P0409" "parts-rounding" Warning;
    ShareMismatch "P0410" "share-mismatch" Error;
    NothingToCompute "P0411" "nothing-to-compute" Error;
    CircularFigure "P0412" "circular-figure" Error;
    NotChecked "P0413" "not-checked" Note;
    DivisionByZero "P0414" "division-by-zero" Error;
    NumberTooLarge "P0415" "number-too-large" Error;
    OneCause "P0416" "one-cause" Error;

    ProseFigureMismatch "P0501" "prose-figure-mismatch" Error;
    ProseFigureUnclear "P0502" "prose-figure-unclear" Error;
    ProseCountMismatch "P0503" "prose-count-mismatch" Error;
    UnknownFootnote "P0504" "unknown-footnote" Error;
    UnusedFootnote "P0505" "unused-footnote" Warning;
    UnclosedInline "P0506" "unclosed-inline" Error;
    ProseFigureMissing "P0507" "prose-figure-missing" Error;
    InvalidQuery "P0510" "invalid-query" Error;
    UnknownQueryField "P0511" "unknown-query-field" Error;
    QueryMisfit "P0512" "query-misfit" Error;
    ViewWithoutQuery "P0513" "view-without-query" Error;

    DeviationNotNeeded "P0601" "deviation-not-needed" Warning;
    DeviationAmbiguous "P0602" "deviation-ambiguous" Error;
    RuleLevelNotNeeded "P0603" "rule-level-not-needed" Warning;
    RuleCannotBeSet "P0604" "rule-cannot-be-set" Error;

    NoPlanFiles "P0701" "no-plan-files" Error;
    FileUnreadable "P0702" "file-unreadable" Error;
    FileNotUtf8 "P0703" "file-not-utf8" Error;
    IncludeNotFound "P0704" "include-not-found" Error;
    IncludeOutside "P0705" "include-outside" Error;
    ConfigInvalid "P0706" "config-invalid" Error;
    ConfigUnknownKey "P0707" "config-unknown-key" Error;
    DependencyUnreadable "P0708" "dependency-unreadable" Error;
    DependencyHash "P0709" "dependency-hash" Error;
    ThemeFaulty "P0710" "theme-faulty" Error;

    GoalWithoutIndicator "P0801" "goal-without-indicator" Warning;
    IndicatorWithoutTarget "P0802" "indicator-without-target" Warning;
    IndicatorWithoutOwner "P0803" "indicator-without-owner" Warning;
    IndicatorWithoutMethod "P0804" "indicator-without-method" Warning;
    AssignmentWithoutResponse "P0805" "assignment-without-response" Warning;
    AssignmentWithoutResponsible "P0806" "assignment-without-responsible" Warning;
    AssignmentWithoutReportBack "P0807" "assignment-without-report-back" Warning;
    RiskWithoutMeasure "P0808" "risk-without-measure" Warning;
    RiskWithoutScore "P0809" "risk-without-score" Warning;
    RiskWithoutResponsible "P0810" "risk-without-responsible" Warning;
    ActivityWithoutResponsible "P0811" "activity-without-responsible" Warning;
    ActivityWithoutPeriod "P0812" "activity-without-period" Warning;
    CommitmentWithoutResponsible "P0813" "commitment-without-responsible" Warning;
    CommitmentWithoutTime "P0814" "commitment-without-time" Warning;
    ReportMissing "P0815" "report-missing" Warning;
    ReportBackMissing "P0816" "report-back-missing" Warning;
    AnnexMissing "P0817" "annex-missing" Warning;
    NotMentioned "P0818" "not-mentioned" Warning;

    Placeholder "P0901" "placeholder" Warning;
    InstructionLeft "P0902" "instruction-left" Warning;
    YearOutsidePeriod "P0903" "year-outside-period" Warning;
    SectionWithoutText "P0904" "section-without-text" Warning;
    LinkWithoutHost "P0905" "link-without-host" Warning;
    NumberTwice "P0906" "number-twice" Warning;
    NumberSkipped "P0907" "number-skipped" Warning;
    NameSpelledTwoWays "P0908" "name-spelled-two-ways" Warning;
}

impl Code {
    /// The code with this number or name, whatever the case of the number.
    pub fn named(written: &str) -> Option<Code> {
        CODES.iter().copied().find(|code| code.number().eq_ignore_ascii_case(written) || code.slug() == written)
    }

    /// Where its documentation page lies: an address where planc's home is known, else the path in planc's repository.
    pub fn documentation(self) -> String {
        let path = format!("docs/codes/{}.md", self.number());
        match env!("CARGO_PKG_REPOSITORY") {
            "" => path,
            home => format!("{home}/blob/main/{path}"),
        }
    }

    /// Of a rule about differences that rounding explains, the rule about those that it does not; else itself.
    pub fn exact(self) -> Code {
        match self {
            Code::TotalRounding => Code::TotalMismatch,
            Code::FormulaRounding => Code::FormulaMismatch,
            Code::CheckRounding => Code::CheckFailed,
            Code::PartsRounding => Code::PartsMismatch,
            other => other,
        }
    }

    /// Whether a project or an item can set how serious it is: the rules of completeness and text, and no other.
    pub fn can_be_set(self) -> bool {
        self >= Code::GoalWithoutIndicator
    }
}
