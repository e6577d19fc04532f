//! What there is to say of figures in a sentence: the title of a chart, the lead of a table. Nothing is said of figures that
//! cannot be compared: of different units, or too few.

mod budget;
mod history;
pub mod statuses;

pub use budget::{Change, Figures, Shares, Step, share};
pub use history::History;
