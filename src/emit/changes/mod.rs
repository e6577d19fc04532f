//! Changes of a plan, as text for people and as data.

mod finding;
mod history;
pub mod terminal;
mod told;
mod values;

pub use history::{day, history_text, lines};
pub use told::{Told, consequence, contribution, is_unseen, told};
pub use values::Teller;
