//! From a document to its claims.
