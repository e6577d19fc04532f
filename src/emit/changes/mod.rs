//! Changes of a plan, as text for people and as data.

mod finding;
pub mod terminal;
mod told;
mod values;

pub use told::{Told, consequence, contribution, is_unseen, told};
pub use values::Teller;
