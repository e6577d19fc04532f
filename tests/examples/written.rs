//! The examples are written as `planc fmt` writes.

use planc::syntax::format::{Options, format};
use planc::workspace::{open, settings};

use crate::project::read;

#[test]
fn every_example_is_well_written() {
    for name in ["hello", "linkoping", "molndal", "nacka", "nordost", "samverkan"] {
        let sources = read(name);
        let language = settings(&sources).language;
        let opened = open(&sources);
        assert!(!opened.files.is_empty());
        for file in opened.files {
            let file = opened.sources.file(file);
            let found = format(&file.text, language, &Options::default());
            assert_eq!((found.text.as_str(), found.left), (file.text.as_str(), 0), "{name}/{}", file.path);
        }
    }
}
