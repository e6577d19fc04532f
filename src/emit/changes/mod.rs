//! Changes of a plan, as text for people and as data.

pub mod csv;
mod finding;
mod folded;
mod history;
pub mod json;
pub mod markdown;
mod review;
pub mod terminal;
mod told;
mod values;

pub use folded::Folded;
pub use history::{date, day, history_text, lines};
pub use review::{Concerned, Review, near};
pub use told::{Told, because, consequence, is_unseen, told};
pub use values::Teller;
