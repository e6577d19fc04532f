//! Calendars of what is due, as iCalendar (RFC 5545): all of the project, and those of each plan and of each party.
//!
//! Every event is a day. Its `UID` comes from the item's path, so that a calendar that subscribes to the file moves what
//! it has; its `DTSTAMP` is the day itself, since output depends on the sources alone.

use std::collections::BTreeMap;

use super::address::has_pages;
use super::{Site, feed, parties};
use crate::emit::{Files, relations};
use crate::model::{Date, Item, ItemId, Value};
use crate::vocabulary::{ConceptName, FieldName};

/// The calendar of the whole project.
pub const ALL: &str = "calendar.ics";

/// The fields that say whose an event is.
const WHOSE: [FieldName; 4] = [FieldName::Responsible, FieldName::Addressee, FieldName::Supporting, FieldName::Body];

/// What is due.
#[derive(Default)]
pub struct Calendar {
    events: Vec<Event>,
    /// Events by the plan or the party that they belong to.
    of: BTreeMap<ItemId, Vec<usize>>,
}

struct Event {
    day: (i16, i8, i8),
    /// What kind of day it is: a part of its name for programs, and of the label for people.
    kind: &'static str,
    item: ItemId,
}

impl Calendar {
    /// Gathers what is due, the earliest first.
    pub fn new(site: &Site<'_>) -> Self {
        let plan = site.plan();
        let mut events: Vec<Event> = plan.items.iter().filter(|item| !item.external).flat_map(events).collect();
        events.sort_by_key(|event| (event.day, event.item, event.kind));
        let mut of: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            let item = plan.item(event.item);
            let mut holders: Vec<ItemId> = item.plan.into_iter().collect();
            let answers = relations::responses(plan, item).into_iter();
            let whose = std::iter::once(item).chain(answers.filter(|_| item.concept == ConceptName::Assignment));
            holders.extend(whose.flat_map(|item| WHOSE.into_iter().flat_map(|field| item.references(field))));
            holders.sort_unstable();
            holders.dedup();
            for holder in holders {
                of.entry(holder).or_default().push(at);
            }
        }
        Calendar { events, of }
    }

    /// Whether anything is due at all.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The calendar of a plan or a party that has anything to do.
    pub fn file_of(&self, site: &Site<'_>, item: ItemId) -> Option<String> {
        let page = site.addresses.page(item).filter(|_| has_pages(site.plan().item(item).concept))?;
        self.of.contains_key(&item).then(|| page.replace(".html", ".ics"))
    }

    /// Writes the calendars.
    pub fn push(&self, site: &Site<'_>, files: &mut Files) {
        if self.is_empty() {
            return;
        }
        let all: Vec<usize> = (0..self.events.len()).collect();
        files.insert(ALL.to_owned(), self.written(site, &site.title, &all));
        for (item, events) in &self.of {
            let of = site.plan().item(*item);
            if let Some(file) =
                self.file_of(site, *item).filter(|_| of.concept == ConceptName::Plan || parties::is_party(of))
            {
                files.insert(file, self.written(site, site.title_of(*item), events));
            }
        }
    }

    fn written(&self, site: &Site<'_>, name: &str, events: &[usize]) -> Vec<u8> {
        let mut out = String::new();
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//planc//planc//SV", "CALSCALE:GREGORIAN"] {
            push_line(&mut out, line);
        }
        push_line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
        for at in events {
            self.push_event(site, &self.events[*at], &mut out);
        }
        push_line(&mut out, "END:VCALENDAR");
        out.into_bytes()
    }

    fn push_event(&self, site: &Site<'_>, event: &Event, out: &mut String) {
        let item = site.plan().item(event.item);
        let (year, month, day) = event.day;
        let day = format!("{year:04}{month:02}{day:02}");
        let host = site.plan().config.site.url.as_deref().map_or("planc", feed::host);
        let title = site.label(&format!("calendar-{}", event.kind), &[("title", site.title_of(item.id).into())]);
        // Several report-backs of one assignment are told apart by their day.
        let several =
            if event.kind == "report-back" || event.kind == "follow-up" { format!("-{day}") } else { String::new() };
        push_line(out, "BEGIN:VEVENT");
        push_line(out, &format!("UID:{}-{}{several}@{host}", site.addresses.anchor(item), event.kind));
        push_line(out, &format!("DTSTAMP:{day}T000000Z"));
        push_line(out, &format!("DTSTART;VALUE=DATE:{day}"));
        push_line(out, &format!("SUMMARY:{}", escaped(&title)));
        let whose: Vec<&str> =
            WHOSE.into_iter().flat_map(|field| item.references(field)).map(|id| site.title_of(id)).collect();
        if !whose.is_empty() {
            push_line(out, &format!("DESCRIPTION:{}", escaped(&whose.join(", "))));
        }
        if let Some(url) = site.address_of(item.id) {
            push_line(out, &format!("URL:{url}"));
        }
        push_line(out, "TRANSP:TRANSPARENT");
        push_line(out, "END:VEVENT");
    }
}

/// The last day that the calendar has, where a period ends on the 31st of any month.
fn last_day((year, month, day): (i16, i8, i8)) -> (i16, i8, i8) {
    let last = (1..=day).rev().find(|day| Date::new(year, month, *day).is_some());
    (year, month, last.unwrap_or(day))
}

/// The days of an item.
fn events(item: &Item) -> Vec<Event> {
    let event = |kind, day| Event { day: last_day(day), kind, item: item.id };
    let periods = |field: FieldName| {
        item.all(field).filter_map(|entry| match entry.value {
            Value::Period(period) => Some(period.end()),
            _ => None,
        })
    };
    let mut found = Vec::new();
    match item.concept {
        ConceptName::Assignment => {
            found.extend(periods(FieldName::Until).map(|day| event("until", day)));
            found.extend(periods(FieldName::ReportBy).map(|day| event("report-back", day)));
        }
        ConceptName::Activity => {
            let end = item.period(FieldName::Until).or(item.period(FieldName::Period));
            found.extend(end.map(|period| event("end", period.end())));
        }
        ConceptName::Milestone => found.extend(periods(FieldName::Until).map(|day| event("milestone", day))),
        ConceptName::Commitment => found.extend(periods(FieldName::Until).map(|day| event("until", day))),
        ConceptName::Plan => found.extend(periods(FieldName::FollowUp).map(|day| event("follow-up", day))),
        ConceptName::Meeting => found.extend(item.date(FieldName::Date).map(|date| event("meeting", date.parts()))),
        _ => {}
    }
    found
}

/// A text value: RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

/// The most bytes of a line, its end not counted: RFC 5545, 3.1.
const LONGEST_LINE: usize = 75;

/// Writes a line, folded between characters.
fn push_line(out: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut out = String::new();
        push_line(&mut out, &format!("SUMMARY:{}", "å".repeat(80)));
        assert!(out.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{out}");
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "å".repeat(80)));
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
