//! Two versions of a plan file merged, and planc in git.

mod cases;
mod git;
mod random;
