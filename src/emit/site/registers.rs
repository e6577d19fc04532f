//! Lists that are tables or registers: assignments by deadline, budgets with their checks, references with who cites
//! them, terms and abbreviations in alphabetical order.

use indexmap::IndexSet;
use unicode_normalization::UnicodeNormalization;

use super::blocks::{Block, Cell, Definition, Html};
use super::catalogue::{Catalogue, cell, joined};
use super::facts::{capitalised, plain_heading};
use super::page::Page;
use super::{address, charts, checked, figures, lists, parties};
use crate::emit::relations::responses;
use crate::language::Language;
use crate::model::{Item, Period, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// A glossary of more words has a heading for each letter.
const WITHOUT_LETTERS: usize = 20;
/// So many of those who cite a reference are named; its own page names all.
const CITING_SHOWN: usize = 3;

/// Assignments in order of their deadlines, those without one last.
pub fn push_assignments<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let language = page.language();
    let mut items: Vec<&'a Item> = items.to_vec();
    items.sort_by_key(|item| {
        let deadline = parties::deadline(item);
        (deadline.is_none(), deadline.map(Period::end), item.id)
    });
    let mut catalogue = Catalogue::new(page);
    let plans: IndexSet<_> = items.iter().filter_map(|item| item.plan).collect();
    let timed = items.iter().any(|item| parties::deadline(item).is_some());
    let any = |field: FieldName| items.iter().any(|item| item.value(field).is_some());
    let fields = [FieldName::Addressee, FieldName::Responsible];
    let fields: Vec<FieldName> = fields.into_iter().filter(|field| any(*field)).collect();
    if timed {
        catalogue.column(&page.label("deadline"), false);
    }
    fields.iter().for_each(|field| catalogue.column(field.word(language), false));
    catalogue.column(FieldName::Status.word(language), false);
    if plans.len() > 1 {
        catalogue.column(&page.label("stands-in"), false);
    }
    for item in items {
        let mut cells = Vec::new();
        cells.extend(timed.then(|| parties::deadline(item).map(|period| figures::time_cell(page, period))));
        cells.extend(fields.iter().map(|field| cell(page, item, *field)));
        cells.push(parties::state(page, item).or_else(|| answered(page, item)).map(Cell::from));
        cells.extend((plans.len() > 1).then(|| item.plan.map(|plan| page.link(plan).into())));
        catalogue.line(item, cells);
    }
    let caption = Html::text(&page.label(if timed { "assignments-by-deadline" } else { "assignments-all" }));
    let corner = capitalised(ConceptName::Assignment.word(language));
    let table = catalogue.table("assignments".to_owned(), caption, corner, false);
    body.push(Block::Table(table));
}

/// Of an assignment of which nothing else is said: that it has been answered.
fn answered(page: &Page<'_>, item: &Item) -> Option<Html> {
    let count = responses(page.site.plan(), item).len();
    let said = Html::text(&page.count("assignment-answers", count)).0;
    (count > 0).then(|| Html(format!("<span class=\"status\" data-status=\"answered\">{said}</span>")))
}

/// Budgets with their totals, and what was found when they were checked.
pub fn push_budgets<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let number = |count: usize| Some(figures::number_cell(page, count.into(), None));
    for (at, (holder, budgets)) in lists::by_plan(items).into_iter().enumerate() {
        let mut catalogue = Catalogue::new(page);
        catalogue.column(&page.label("budget-total"), true);
        for head in ["site-rows", "site-checks", "site-findings"] {
            catalogue.column(&page.label(head), true);
        }
        for budget in budgets {
            let checks = budget.all(FieldName::Check).count();
            let findings = checked::findings_of(page, budget).len();
            let total = charts::total(page, budget).map(|(total, unit, column)| {
                let mut cell = figures::number_cell(page, total, unit);
                cell.html.0.push_str(&format!(" <span class=\"detail\">{}</span>", Html::text(&column).0));
                cell
            });
            catalogue.line(budget, vec![total, number(plan.rows(budget).len()), number(checks), number(findings)]);
        }
        let caption = match holder {
            Some(holder) => page.site.title_of(holder).to_owned(),
            None => page.label("site-budgets-caption"),
        };
        let corner = capitalised(ConceptName::Budget.word(page.language()));
        let anchor = format!("budgets-{}", at + 1);
        let table = catalogue.table(anchor, Html::text(&caption), corner, false);
        body.push(Block::Table(table));
    }
}

/// References with their designation and who cites them.
pub fn push_references<'a>(page: &Page<'a>, items: &[&'a Item], body: &mut Vec<Block>) {
    let language = page.language();
    let plan = page.site.plan();
    let any = |field: FieldName| items.iter().any(|item| item.value(field).is_some());
    let fields = [FieldName::Kind, FieldName::Designation, FieldName::Date];
    let fields: Vec<FieldName> = fields.into_iter().filter(|field| any(*field)).collect();
    let mut catalogue = Catalogue::new(page);
    fields.iter().for_each(|field| catalogue.column(field.word(language), false));
    catalogue.column(&page.label("cited-by"), false);
    let mut items: Vec<&'a Item> = items.to_vec();
    items.sort_by_cached_key(|item| sort_key(page.site.title_of(item.id), language));
    for item in items {
        let links = plan.backlinks.get(item.id.index()).into_iter().flatten();
        // What has no place of its own is cited in what holds it.
        let citing = links.map(|(from, _)| page.site.figure_holder(*from)).filter(|from| *from != item.id);
        let citing: IndexSet<_> = citing.collect();
        let mut named: Vec<Html> = citing.iter().take(CITING_SHOWN).map(|from| page.link(*from)).collect();
        if citing.len() > CITING_SHOWN {
            named.push(Html::text(&page.count("cited-more", citing.len() - CITING_SHOWN)));
        }
        let mut cells: Vec<Option<Cell>> = fields.iter().map(|field| cell(page, item, *field)).collect();
        cells.push(joined(named).map(Cell::from));
        catalogue.line(item, cells);
    }
    let caption = Html::text(&page.label("references-caption"));
    let corner = capitalised(ConceptName::Reference.word(language));
    body.push(Block::Table(catalogue.table("references".to_owned(), caption, corner, false)));
}

/// Terms and abbreviations in alphabetical order.
pub fn push_glossary<'a>(page: &Page<'a>, terms: &[&'a Item], body: &mut Vec<Block>) {
    let plan = page.site.plan();
    let language = page.language();
    let mut entries: Vec<(String, Definition)> = terms
        .iter()
        .map(|term| (page.site.title_of(term.id).to_owned(), lists::definition(page, term, true)))
        .collect();
    let named = plan.items.iter().filter(|item| item.concept != ConceptName::Term && address::has_pages(item.concept));
    for item in named {
        for entry in item.all(FieldName::Abbreviation) {
            let Value::Line(short) = &entry.value else { continue };
            let defined = Definition { anchor: None, term: Html::text(short), html: page.link(item.id) };
            entries.push((short.clone(), defined));
        }
    }
    entries.sort_by_cached_key(|(word, _)| sort_key(word, language));
    if entries.len() <= WITHOUT_LETTERS {
        body.push(Block::Definitions { items: entries.into_iter().map(|(_, defined)| defined).collect() });
        return;
    }
    let mut letter = None;
    for (word, defined) in entries {
        let first = word.chars().find(|character| character.is_alphanumeric());
        let first = first.map(|first| first.to_uppercase().collect::<String>());
        if first != letter {
            body.extend(first.as_deref().map(|first| plain_heading(2, first)));
            letter = first;
        }
        match body.last_mut() {
            Some(Block::Definitions { items }) => items.push(defined),
            _ => body.push(Block::Definitions { items: vec![defined] }),
        }
    }
}

/// What puts words in the order of the language's dictionaries: in Swedish å, ä and ö come after z; other marks on
/// letters, and the case of letters, do not count.
fn sort_key(word: &str, language: Language) -> Vec<char> {
    let folded = word.to_lowercase();
    let mut key = Vec::with_capacity(folded.len());
    for character in folded.nfc().filter(|character| character.is_alphanumeric() || *character == ' ') {
        match (language, character) {
            (Language::Sv, 'å') => key.push('{'),
            (Language::Sv, 'ä' | 'æ') => key.push('|'),
            (Language::Sv, 'ö' | 'ø') => key.push('}'),
            (_, other) => key.extend(other.nfkd().filter(|part| part.is_alphanumeric() || *part == ' ')),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_dictionaries() {
        let mut words = ["öppen", "Ärende", "zon", "ångest", "éclair", "Ekonomi", "e-tjänst", "2030"];
        words.sort_by_key(|word| sort_key(word, Language::Sv));
        assert_eq!(words, ["2030", "éclair", "Ekonomi", "e-tjänst", "zon", "ångest", "Ärende", "öppen"]);
        words.sort_by_key(|word| sort_key(word, Language::En));
        assert_eq!(words, ["2030", "ångest", "Ärende", "éclair", "Ekonomi", "e-tjänst", "öppen", "zon"]);
    }
}
