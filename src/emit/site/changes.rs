//! What has changed since another version of the plan: the net effect, each change with before and after side by side, what
//! follows, and who should know.

use std::collections::HashMap;

use super::address::CHANGES;
use super::blocks::{Block, Cell, Column, Fact, Html, Row, Table};
use super::facts::{capitalised, plain_heading};
use super::page::Page;
use super::{Content, help};
use crate::diagnostic::Severity;
use crate::diagnostic::messages::label;
use crate::diff::{Change, Changed, DerivedChange, FindingFact, Kept, Named, Party, Sides, Suspect, Words};
use crate::emit::changes::{Folded, Review, Told, is_unseen, near, told};
use crate::model::{ItemId, Plan, data_path};
use crate::vocabulary::ConceptName;

/// Where the items of a comparison stand in the plan that the site shows.
#[derive(Default)]
pub struct Places {
    items: HashMap<(ConceptName, String), ItemId>,
}

impl Places {
    /// Of every item.
    pub fn of(plan: &Plan) -> Self {
        let all = plan.items.iter().filter(|item| !item.external);
        Places { items: all.map(|item| ((item.concept, data_path(plan, item).into_owned()), item.id)).collect() }
    }

    fn find(&self, item: &Named) -> Option<ItemId> {
        self.items.get(&(item.concept, item.path.clone())).copied()
    }
}

/// The net effect in a sentence, with a link to the page: for the start page.
pub fn in_short(page: &Page<'_>) -> Option<Block> {
    let review = page.site.review.as_ref()?;
    let since = label(page.language(), "review-since", &[("before", review.before.into())]);
    let net = review.teller.net(review.comparison);
    let link = format!("<a href=\"{}\">{}</a>", page.href_of_page(CHANGES), Html::text(&page.label("review-page")).0);
    let html = format!("<p>{}: {} {link}</p>", Html::text(&since).0, Html::text(&net).0);
    Some(Block::Prose { html: Html(html), lead: false })
}

/// The page.
pub fn content(page: &Page<'_>) -> Content {
    let title = page.label("review-page");
    let Some(review) = page.site.review else { return Content::under_start(page, title, Vec::new()) };
    let telling = Telling { page, review };
    let net = review.teller.net(review.comparison);
    let lead = Block::Prose { html: Html(format!("<p>{}</p>", Html::text(&net).0)), lead: true };
    let mut body = vec![lead, Block::Facts { rows: telling.facts() }];
    for line in review.unread() {
        body.push(Block::Gap { text: line });
    }
    telling.changed(&mut body);
    telling.other(&mut body);
    telling.derived(&mut body);
    let consequences = &review.comparison.consequences;
    for (key, findings) in [
        ("changes-began", &consequences.began),
        ("changes-withdrawn", &consequences.withdrawn),
        ("changes-accepted", &consequences.accepted),
        ("changes-ceased", &consequences.ceased),
    ] {
        telling.list(key, findings.iter().map(|finding| telling.finding(finding)).collect(), &mut body);
    }
    let suspects = consequences.suspects.iter().map(|suspect| telling.suspect(suspect)).collect();
    telling.list("changes-suspects", suspects, &mut body);
    let suggestions = review.comparison.suggestions.iter().map(|one| Html::text(&review.suggestion(one)));
    telling.list("changes-suggestions", suggestions.collect(), &mut body);
    let description = super::description::shortened(&net);
    Content { description: Some(description), ..Content::under_start(page, title, body) }
}

struct Telling<'p, 'a> {
    page: &'p Page<'a>,
    review: Review<'a>,
}

impl<'a> Telling<'_, 'a> {
    fn label(&self, key: &str) -> String {
        self.page.label(key)
    }

    /// What was compared, and whom the changes concern.
    fn facts(&self) -> Vec<Fact> {
        let fact = |key: &str, values: Vec<Html>| Fact { label: self.label(key), values };
        let concerned = self.review.concerned().into_iter().map(|one| {
            let line = [("changed", one.changed.into()), ("following", one.following.into())];
            let counts = label(self.page.language(), "review-concerned-by", &line);
            Html::text(&format!("{} ({counts})", one.name))
        });
        let concerned: Vec<Html> = concerned.collect();
        let mut facts = vec![
            fact("review-from", vec![Html::text(self.review.before)]),
            fact("review-to", vec![Html::text(self.review.after)]),
        ];
        facts.extend((!concerned.is_empty()).then(|| fact("review-concerned", concerned)));
        facts
    }

    /// Every change in a row.
    fn changed(&self, body: &mut Vec<Block>) {
        let all = &self.review.comparison.changed;
        let folded = Folded::of(all);
        let shown = all.iter().enumerate().filter(|(at, _)| !folded.hides(*at));
        let rows = shown.flat_map(|(at, changed)| {
            let within = folded.count(at);
            changed.changes.iter().map(move |change| self.row(changed, change, within))
        });
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return;
        }
        let kind = column(self.label("review-kind"), false);
        let columns = [
            vec![column(self.label("review-part"), false), kind],
            self.ends_columns(),
            vec![column(self.label("review-whose"), false)],
        ];
        body.push(plain_heading(2, &self.label("review-changes")));
        body.push(self.table("changes", "review-changes-caption", columns.into_iter().flatten().collect(), rows));
    }

    fn ends_columns(&self) -> Vec<Column> {
        let columns =
            [("review-before", false), ("review-after", false), ("review-difference", true), ("review-percent", true)];
        columns.into_iter().map(|(key, figures)| column(self.label(key), figures)).collect()
    }

    fn table(&self, anchor: &str, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Block {
        Block::Table(Table {
            anchor: anchor.to_owned(),
            caption: Html::text(&self.label(caption)),
            corner: self.label("review-what"),
            columns,
            rows,
            stacks: true,
            ..Table::default()
        })
    }

    fn row(&self, changed: &Changed, change: &Change, within: usize) -> Row {
        let side = changed.item.now();
        let mut told = told(self.review.teller, &side.item, change);
        match change {
            Change::Added => told.after = Some(side.item.title.clone()),
            Change::Removed => told.before = Some(side.item.title.clone()),
            _ => {}
        }
        let kind = capitalised(&self.label(&format!("review-kind-{}", change.kind().key())));
        let mut part = told.what.clone();
        if matches!(change, Change::Added | Change::Removed) {
            part = match within {
                0 => String::new(),
                count => self.page.count("changes-with-contents", count),
            };
        }
        let mut cells = vec![word_cell(Html::text(&part)), word_cell(choice(&Html::text(&kind)))];
        cells.extend(self.ends(&told));
        cells.push(word_cell(self.whose(&side.responsible)));
        let mut row = Row::plain(self.item(&changed.item.clone().map(|side| side.item)), cells);
        let mut detail = vec![self.review.teller.concept(&side.item).to_owned()];
        let holder = side.holder.as_ref().filter(|_| side.item.concept.concept().child);
        detail.extend(
            holder.map(|holder| self.page.site.label("site-within", &[("name", holder.title.as_str().into())])),
        );
        let gone = changed.item.after().is_none();
        let place = changed.item.before().filter(|_| gone).and_then(|before| before.place.as_ref());
        detail.extend(place.map(|place| {
            let place = self.review.teller.place(place);
            self.page.site.label("review-stood", &[("place", place.into())])
        }));
        row.detail = Some(Html::text(&detail.join(" ")));
        row
    }

    /// Before, after, difference and per cent.
    fn ends(&self, told: &Told<'_>) -> Vec<Cell> {
        let (before, after) = match told.words.iter().any(|words| words.kept == Kept::Both) {
            true => (Some(self.marked(told.words, Kept::Out)), Some(self.marked(told.words, Kept::In))),
            false => {
                let text = |text: &Option<String>| text.as_deref().map(Html::text);
                (text(&told.before), text(&told.after))
            }
        };
        let sign = |sign: &str, html: Html| if told.partial { Html(format!("{sign}\u{a0}{}", html.0)) } else { html };
        let word = |sign_of: &str, html: Option<Html>| match html.filter(|html| !html.0.is_empty()) {
            Some(html) => word_cell(sign(sign_of, html)),
            None => self.nothing(),
        };
        let number = |text: &Option<String>| match text {
            Some(text) => Cell::new(Html::text(text), "number"),
            None => Cell::new(Html::default(), "empty"),
        };
        vec![word("−", before), word("+", after), number(&told.difference), number(&told.percent)]
    }

    fn nothing(&self) -> Cell {
        Cell::new(Html(format!("<span class=\"gap\">{}</span>", Html::text(&self.label("changes-nothing")).0)), "text")
    }

    /// The words of one side of a text, with those that are on it alone marked.
    fn marked(&self, all: &[Words], own: Kept) -> Html {
        let mut out = String::new();
        for (at, words) in all.iter().enumerate() {
            let (tag, key) = if own == Kept::Out { ("del", "review-out") } else { ("ins", "review-in") };
            match words.kept {
                Kept::Both => out.push_str(&Html::text(&near(&words.text, at > 0, at + 1 < all.len())).0),
                kept if kept == own => {
                    let (text, name) = (Html::text(words.text.trim()).0, Html::text(&self.label(key)).0);
                    let space = |is: bool| if is { " " } else { "" };
                    let lead = space(words.text.starts_with(char::is_whitespace));
                    let trail = space(words.text.ends_with(char::is_whitespace));
                    out.push_str(&format!("{lead}<{tag}><span class=\"unseen\">{name}: </span>{text}</{tag}>{trail}"));
                }
                _ => {}
            }
        }
        Html(out.replace("\n\n", "<br><br>").replace('\n', "<br>"))
    }

    /// An item as it is called, with a link to it where it still is.
    fn item(&self, item: &Sides<Named>) -> Html {
        let named = item.now();
        let found = item.after().and_then(|after| self.page.site.places.find(after));
        match found.and_then(|id| self.page.href(id)) {
            Some(href) => Html(format!("<a href=\"{href}\">{}</a>", Html::text(&named.title).0)),
            None => Html::text(&named.title),
        }
    }

    fn whose(&self, parties: &[Party]) -> Html {
        let party = |party: &Party| match party {
            Party::Item(item) => choice(&self.item(&Sides::After(item.clone()))).0,
            Party::Text(text) => choice(&Html::text(text)).0,
        };
        Html(parties.iter().map(party).collect::<Vec<String>>().join(", "))
    }

    /// Another order of what stands by itself, and settings.
    fn other(&self, body: &mut Vec<Block>) {
        let comparison = self.review.comparison;
        let moved = comparison.reordered.iter().map(|moved| self.review.reordered(moved));
        let setting = comparison.settings.iter().map(|setting| {
            let side = |value: &Option<String>| value.clone().unwrap_or_else(|| self.label("changes-nothing"));
            format!("{}: {} → {}", setting.key, side(&setting.before), side(&setting.after))
        });
        let lines = moved.chain(setting).map(|line| Html::text(&line)).collect();
        self.list("review-other", lines, body);
    }

    fn list(&self, key: &str, items: Vec<Html>, body: &mut Vec<Block>) {
        if !items.is_empty() {
            body.push(plain_heading(2, &self.label(key)));
            body.push(Block::List { items, numbered: false });
        }
    }

    /// Totals and other figures that came out otherwise.
    fn derived(&self, body: &mut Vec<Block>) {
        let all = &self.review.comparison.consequences.derived;
        let (unseen, seen): (Vec<_>, Vec<_>) = all.iter().partition(|derived| is_unseen(derived));
        if all.is_empty() {
            return;
        }
        body.push(plain_heading(2, &self.label("changes-derived")));
        if !seen.is_empty() {
            let rows = seen.into_iter().map(|derived| self.derived_row(derived)).collect();
            let columns = [
                vec![column(self.label("review-part"), false)],
                self.ends_columns(),
                vec![column(self.label("review-because"), false)],
            ];
            body.push(self.table("derived", "changes-derived", columns.into_iter().flatten().collect(), rows));
        }
        if !unseen.is_empty() {
            let html = Html::text(&self.page.count("changes-unseen", unseen.len())).0;
            body.push(Block::Prose { html: Html(format!("<p>{html}</p>")), lead: false });
        }
    }

    fn derived_row(&self, derived: &DerivedChange) -> Row {
        let (told, because) = self.review.derived(derived);
        let side = derived.item.now();
        let mut cells = vec![word_cell(Html::text(&told.what))];
        cells.extend(self.ends(&told));
        let because: Vec<String> = because.iter().map(|line| Html::text(line).0).collect();
        cells.push(word_cell(Html(because.join("<br>"))));
        let mut row = Row::plain(self.item(&derived.item.clone().map(|side| side.item)), cells);
        let holder = side.holder.as_ref().filter(|_| side.item.concept.concept().child);
        let within =
            holder.map(|holder| self.page.site.label("site-within", &[("name", holder.title.as_str().into())]));
        let concept = self.review.teller.concept(&side.item).to_owned();
        row.detail = Some(Html::text(&[Some(concept), within].into_iter().flatten().collect::<Vec<_>>().join(" ")));
        row
    }

    fn finding(&self, finding: &FindingFact) -> Html {
        let (severity, key) = match finding.severity {
            Severity::Note => ("note", "severity-note"),
            Severity::Warning => ("warning", "severity-warning"),
            Severity::Error => ("error", "severity-error"),
        };
        let message = Html::text(&capitalised(&self.review.teller.finding(finding))).0;
        let mut facts: Vec<String> = Vec::new();
        facts.extend(finding.target.as_ref().map(|target| Html::text(&self.review.teller.target(target)).0));
        facts.extend(finding.place.as_ref().map(|place| Html::text(&self.review.teller.place(place)).0));
        facts.extend(Some(self.whose(&finding.responsible).0).filter(|whose| !whose.is_empty()));
        facts.extend(
            finding
                .reason
                .as_deref()
                .map(|reason| Html::text(&self.page.site.label("changes-reason", &[("reason", reason.into())])).0),
        );
        let explained = help::codes(self.page.site.checked).contains(&finding.code);
        let code = match explained {
            true => {
                let link = help::link(self.page, finding.code);
                format!("<a href=\"{}\">{}</a>", link.href, Html::text(&link.text).0)
            }
            false => finding.code.number().to_owned(),
        };
        facts.push(code);
        let word = capitalised(&self.label(key));
        Html(format!(
            "<span class=\"status\" data-status=\"{severity}\">{word}</span> {message}<br><span class=\"within\">{}</span>",
            facts.join(" · ")
        ))
    }

    fn suspect(&self, suspect: &Suspect) -> Html {
        let side = suspect.item.now();
        let item = self.item(&suspect.item.clone().map(|side| side.item)).0;
        let concept = Html::text(self.review.teller.concept(&side.item)).0;
        let way = Html::text(&self.review.teller.way(suspect)).0;
        let whose = self.whose(&side.responsible).0;
        let whose = if whose.is_empty() { whose } else { format!(" · {whose}") };
        Html(format!("{item} ({concept})<br><span class=\"within\">{way}{whose}</span>"))
    }
}

/// What the rows of a table can be filtered by.
fn choice(html: &Html) -> Html {
    Html(format!("<span data-choice>{}</span>", html.0))
}

fn column(text: String, figures: bool) -> Column {
    Column { anchor: None, html: Html::text(&text), detail: None, figures, own_unit: figures }
}

fn word_cell(html: Html) -> Cell {
    let state = if html.0.is_empty() { "empty" } else { "text" };
    Cell::new(html, state)
}
