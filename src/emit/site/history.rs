//! How an item came to be what it is, as git knows it: when, who, why, and from what to what.

use super::blocks::{Block, Html};
use super::facts::{capitalised, plain_heading};
use super::page::Page;
use crate::diagnostic::messages::label;
use crate::diff::{Kept, Step, Words};
use crate::emit::changes::{Teller, Told, consequence, day, near, told};
use crate::model::{Item, ItemId};
use crate::sources::Commit;

/// The life of an item and of what stands on its page alone, the latest first.
pub fn push(page: &Page<'_>, item: &Item, body: &mut Vec<Block>) {
    let Some(histories) = page.site.histories else { return };
    let mut items = Vec::new();
    gather(page, item, &mut items);
    let moments = histories.of(&items);
    if moments.is_empty() {
        return;
    }
    body.push(plain_heading(2, &page.label("site-history")));
    let entry = |(commit, steps): &(Option<&Commit>, Vec<&Step>)| entry(page, item, *commit, steps);
    body.push(Block::List { items: moments.iter().map(entry).collect(), numbered: false });
    if histories.shallow {
        body.push(Block::Gap { text: page.label("site-history-shallow") });
    }
}

/// An item, and all in it that has no page of its own.
fn gather(page: &Page<'_>, item: &Item, into: &mut Vec<ItemId>) {
    into.push(item.id);
    for child in item.children.iter().filter(|child| page.site.addresses.page(**child).is_none()) {
        gather(page, page.site.plan().item(*child), into);
    }
}

fn entry(page: &Page<'_>, item: &Item, commit: Option<&Commit>, steps: &[&Step]) -> Html {
    let language = page.language();
    let mut html = match commit {
        Some(commit) => {
            let when = label(language, "site-history-day", &[("date", day(commit))]);
            let why = format!("{}: {}", commit.author, commit.subject);
            format!("<strong>{}</strong> {}", Html::text(&when).0, Html::text(&why).0)
        }
        None => format!("<strong>{}</strong>", Html::text(&page.label("history-uncommitted")).0),
    };
    let teller = Teller { language };
    for step in steps {
        let named = &step.changed.item.now().item;
        let changes = step.changed.changes.iter().map(|change| told(teller, named, change));
        let derived = step.derived.iter().map(|derived| consequence(teller, derived));
        let is_part = named.path != crate::model::data_path(page.site.plan(), item) || named.concept != item.concept;
        for told in changes.chain(derived) {
            let part = is_part.then_some(named.title.as_str());
            html.push_str(&format!("<br><span class=\"within\">{}</span>", line(page, part, &told).0));
        }
    }
    Html(html)
}

/// One change: `Vuxen: Budget 2026: 318,6 mnkr → 323,0 mnkr (+4,4 mnkr, +1,4 %)`.
fn line(page: &Page<'_>, part: Option<&str>, told: &Told<'_>) -> Html {
    let what = match part {
        Some(part) => format!("{part}: {}", told.what),
        None => capitalised(&told.what),
    };
    let mut html = Html::text(what.trim_end_matches([' ', ':'])).0;
    if told.words.iter().any(|words| words.kept == Kept::Both) {
        html.push_str(&format!(": {}", marked(page, told.words)));
    } else {
        let nothing = || page.label("changes-nothing");
        let sides = match (&told.before, &told.after) {
            (None, None) => None,
            (Some(before), Some(after)) if told.partial => Some(format!("−\u{a0}{before}, +\u{a0}{after}")),
            (Some(before), None) if told.partial => Some(format!("−\u{a0}{before}")),
            (None, Some(after)) if told.partial => Some(format!("+\u{a0}{after}")),
            (before, after) => {
                let text = |side: &Option<String>| side.clone().filter(|side| !side.is_empty()).unwrap_or_else(nothing);
                Some(format!("{} → {}", text(before), text(after)))
            }
        };
        html.extend(sides.map(|sides| format!(": {}", Html::text(&sides).0)));
    }
    let by: Vec<&str> = [&told.difference, &told.percent].into_iter().flatten().map(String::as_str).collect();
    if !by.is_empty() {
        html.push_str(&format!(" ({})", Html::text(&by.join(", ")).0));
    }
    Html(html)
}

/// A text word by word: what went is struck through, what came is underlined, and both are said in words to those who do not
/// see it.
fn marked(page: &Page<'_>, all: &[Words]) -> String {
    let mut out = String::new();
    for (at, words) in all.iter().enumerate() {
        let (tag, key) = match words.kept {
            Kept::Both => {
                out.push_str(&Html::text(&near(&words.text, at > 0, at + 1 < all.len())).0);
                continue;
            }
            Kept::Out => ("del", "review-out"),
            Kept::In => ("ins", "review-in"),
        };
        let (text, name) = (Html::text(words.text.trim()).0, Html::text(&page.label(key)).0);
        let space = |is: bool| if is { " " } else { "" };
        let lead = space(words.text.starts_with(char::is_whitespace) || out.ends_with('>'));
        let trail = space(words.text.ends_with(char::is_whitespace));
        out.push_str(&format!("{lead}<{tag}><span class=\"unseen\">{name}: </span>{text}</{tag}>{trail}"));
    }
    out.replace("\n\n", " ").replace('\n', " ")
}
