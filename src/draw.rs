//! Draws every page into the folder that Trunk has built. `cargo xtask build` calls it.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    casebook_app::drawing::draw(&folder.ok_or("draw wants the folder of the built page")?)
}

/// Pages are drawn on the builder's machine; in a browser there is nothing to do.
#[cfg(target_arch = "wasm32")]
fn main() {}
