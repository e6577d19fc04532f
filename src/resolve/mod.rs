//! Trees to model.
