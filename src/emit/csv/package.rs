//! `datapackage.json`: a Data Package (version 1) of the tables.

use super::table::{Column, ColumnType, Table, decimal_mark, separator};
use crate::check::Checked;
use crate::emit::prose::line;
use crate::emit::tree::Json;
use crate::model::CsvDialect;
use crate::vocabulary::ConceptName;

/// The description of the tables.
pub fn package(checked: &Checked, tables: &[Table]) -> Vec<u8> {
    let plan = &checked.plan;
    let title = match &plan.config.title {
        Some(title) => title.clone(),
        None => plan.of(ConceptName::Plan).next().map(|first| line(checked, &first.title)).unwrap_or_default(),
    };
    let dialect = plan.config.csv.dialect;
    let mut members = vec![("profile", Json::text("tabular-data-package")), ("name", Json::text("plan"))];
    if !title.is_empty() {
        members.push(("title", Json::text(title)));
    }
    members.push(("resources", Json::List(tables.iter().map(|table| resource(dialect, table)).collect())));
    Json::Object(members).pretty()
}

fn resource(dialect: CsvDialect, table: &Table) -> Json<'static> {
    Json::Object(vec![
        ("profile", Json::text("tabular-data-resource")),
        ("name", Json::text(table.name.clone().into_owned())),
        ("path", Json::text(table.file.clone())),
        ("format", Json::text("csv")),
        ("mediatype", Json::text("text/csv")),
        // A reader that does not know of byte order marks would take it for a part of the first column's name.
        ("encoding", Json::text(if dialect == CsvDialect::Excel { "utf-8-sig" } else { "utf-8" })),
        ("dialect", csv_dialect(dialect)),
        ("schema", schema(dialect, table)),
    ])
}

fn csv_dialect(dialect: CsvDialect) -> Json<'static> {
    Json::Object(vec![
        ("delimiter", Json::text(char::from(separator(dialect)).to_string())),
        ("lineTerminator", Json::text("\r\n")),
        ("quoteChar", Json::text("\"")),
        ("doubleQuote", Json::Flag(true)),
        ("header", Json::Flag(true)),
    ])
}

fn schema(dialect: CsvDialect, table: &Table) -> Json<'static> {
    let fields = table.columns.iter().map(|column| field(dialect, column)).collect();
    let mut members = vec![("fields", Json::List(fields)), ("missingValues", Json::texts([""]))];
    if !table.primary_key.is_empty() {
        members.push(("primaryKey", names(table.primary_key)));
    }
    let keys = table.foreign_keys.iter().map(|key| {
        let target = vec![("resource", Json::text(key.table)), ("fields", names(key.to))];
        Json::Object(vec![("fields", names(key.columns)), ("reference", Json::Object(target))])
    });
    members.push(("foreignKeys", Json::List(keys.collect())));
    Json::Object(members)
}

fn names(names: &'static [&'static str]) -> Json<'static> {
    Json::texts(names.iter().copied())
}

fn field(dialect: CsvDialect, column: &Column) -> Json<'static> {
    let kind = match column.kind {
        ColumnType::Text => "string",
        ColumnType::Number => "number",
        ColumnType::Flag => "boolean",
        ColumnType::Date => "date",
    };
    let mut members = vec![("name", Json::text(column.name.clone().into_owned())), ("type", Json::text(kind))];
    if column.kind == ColumnType::Number && dialect == CsvDialect::Excel {
        members.push(("decimalChar", Json::text(decimal_mark(dialect).to_string())));
    }
    if let Some((title, description)) = &column.help {
        members.push(("title", Json::text(title.clone().into_owned())));
        members.extend((!description.is_empty()).then(|| ("description", Json::text(*description))));
    }
    if column.required {
        members.push(("constraints", Json::Object(vec![("required", Json::Flag(true))])));
    }
    Json::Object(members)
}
