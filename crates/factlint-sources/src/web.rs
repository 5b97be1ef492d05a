pub(crate) const NAME: &str = "web";
