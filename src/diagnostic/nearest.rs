//! Nearest names.
