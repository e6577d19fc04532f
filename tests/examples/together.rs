//! The Swedish examples as one project: no id, word or name of one stands in the way of another's.

use std::collections::BTreeMap;

use planc::sources::MemorySources;
use planc::workspace::compile;

use crate::project::{read, shown};

const EXAMPLES: [&str; 5] = ["linkoping", "molndal", "nacka", "nordost", "samverkan"];

/// The examples in one folder each, with one `planc.toml` in place of their own.
fn together() -> MemorySources {
    let mut files =
        BTreeMap::from([("planc.toml".to_owned(), b"title = \"Fem planer\"\nlanguage = \"sv\"\n".to_vec())]);
    for example in EXAMPLES {
        let own = read(example).0.into_iter().filter(|(file, _)| file != "planc.toml");
        files.extend(own.map(|(file, bytes)| (format!("{example}/{file}"), bytes)));
    }
    MemorySources(files)
}

#[test]
fn the_examples_build_together_without_a_remark() {
    let compilation = compile(&together());
    let said: Vec<String> = compilation.diagnostics.iter().map(|found| shown(&compilation, found)).collect();
    assert!(said.is_empty(), "planc has something to say of the examples together:\n{}", said.join("\n\n"));

    // Each reference finds what it finds when the example stands alone: none more, in another's words, and none fewer.
    let size = |sources: &MemorySources| {
        let plan = compile(sources).checked.plan;
        (plan.items.len(), plan.references)
    };
    let apart = EXAMPLES.map(|example| size(&read(example)));
    let sum = apart.iter().fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
    assert_eq!((compilation.checked.plan.items.len(), compilation.checked.plan.references), sum);
}
