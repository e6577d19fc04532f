//! What is said of one thing on two sides.

/// One thing on the side or sides where it is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Sides<T> {
    /// It is on the earlier side alone.
    Before(T),
    /// It is on the later side alone.
    After(T),
    /// It is on both.
    Both {
        /// As it was.
        before: T,
        /// As it is.
        after: T,
    },
}

impl<T> Sides<T> {
    /// One thing of two, where there is any.
    pub fn new(before: Option<T>, after: Option<T>) -> Option<Self> {
        match (before, after) {
            (Some(before), Some(after)) => Some(Sides::Both { before, after }),
            (Some(before), None) => Some(Sides::Before(before)),
            (None, Some(after)) => Some(Sides::After(after)),
            (None, None) => None,
        }
    }

    /// As it was.
    pub fn before(&self) -> Option<&T> {
        match self {
            Sides::Before(before) | Sides::Both { before, .. } => Some(before),
            Sides::After(_) => None,
        }
    }

    /// As it is.
    pub fn after(&self) -> Option<&T> {
        match self {
            Sides::After(after) | Sides::Both { after, .. } => Some(after),
            Sides::Before(_) => None,
        }
    }

    /// As it is, or as it was where it is gone.
    pub fn now(&self) -> &T {
        match self {
            Sides::Before(one) | Sides::After(one) | Sides::Both { after: one, .. } => one,
        }
    }

    /// The later side told as the earlier.
    pub fn reverse(self) -> Self {
        match self {
            Sides::Before(one) => Sides::After(one),
            Sides::After(one) => Sides::Before(one),
            Sides::Both { before, after } => Sides::Both { before: after, after: before },
        }
    }

    /// The same of what `map` makes of each side.
    pub fn map<U>(self, mut map: impl FnMut(T) -> U) -> Sides<U> {
        match self {
            Sides::Before(one) => Sides::Before(map(one)),
            Sides::After(one) => Sides::After(map(one)),
            Sides::Both { before, after } => Sides::Both { before: map(before), after: map(after) },
        }
    }
}

/// Where something stands in the order of each side, for telling it in that order.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Order {
    pub(super) before: Rank,
    pub(super) after: Rank,
}

/// A place in the order of one side: of the item, then of the column. What is not on that side stands after the last
/// item before it that is on both sides.
pub(super) type Rank = [(u32, bool, u32); 2];

impl Order {
    pub(super) fn reverse(self) -> Self {
        Order { before: self.after, after: self.before }
    }
}
