//! Message files.
