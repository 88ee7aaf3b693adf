//! The tables of `content/`: TOML for people, checked and made into JSON by the build script, read when a page asks for them first.

/// Declares a function that gives the table `content/<file>.toml`, read as the given type. What no page asks for costs no module a byte.
macro_rules! table {
    ($(#[$about:meta])* $name:ident: $table:ty = $file:literal) => {
        $(#[$about])*
        pub fn $name() -> &'static $table {
            static TABLE: std::sync::LazyLock<$table> = std::sync::LazyLock::new(|| {
                serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/", $file, ".json"))).unwrap_or_default()
            });
            &TABLE
        }
    };
}

pub(crate) use table;
