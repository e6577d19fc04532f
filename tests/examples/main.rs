//! The example plans, whole: what their sources print, what planc says of them, and what it says when a figure changes.

mod hello;
mod linkoping;
mod molndal;
mod nacka;
mod nordost;
mod project;
mod samverkan;
mod together;
mod written;
