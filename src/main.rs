//! The page's entry.

fn main() {
    casebook_app::start();
}
