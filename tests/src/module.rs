//! The JavaScript module as it is published, and the examples of its README.

use std::path::PathBuf;

use xtask::project;

/// The folder of the package, as `cargo xtask module` writes it.
///
/// # Panics
/// If it was not built.
#[must_use]
pub fn folder() -> PathBuf {
    let folder = project::dist().join("module");
    assert!(
        folder.join("package.json").is_file(),
        "there is no module: run `cargo xtask module` first"
    );
    folder
}

/// The examples of its README, each with the name of its file: `page.js`. What is HTML has no name of
/// its own there, and is called `page.html`.
///
/// # Panics
/// If the README cannot be read.
#[must_use]
pub fn examples() -> Vec<(String, String)> {
    let readme = folder().join("README.md");
    examples_of(&std::fs::read_to_string(readme).expect("the module has a README"))
}

/// One of the examples.
///
/// # Panics
/// If there is no such example.
#[must_use]
pub fn example(name: &str) -> String {
    let mut all = examples().into_iter();
    let (_, text) = all.find(|(it, _)| it == name).expect("an example");
    text
}

fn examples_of(readme: &str) -> Vec<(String, String)> {
    let blocks = readme.split("\n```").skip(1).step_by(2);
    let named = |block: &str| {
        let (head, text) = block.split_once('\n')?;
        let name = head.split_once(' ').map_or("page.html", |(_, name)| name);
        Some((name.to_owned(), format!("{text}\n")))
    };
    blocks.filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_what_stands_between_fences() {
        let readme = "# T\n\n```html\n<p>\n```\n\nwords\n\n```js a.js\nf();\ng();\n```\n\nend\n";
        let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(
            examples_of(readme),
            [text("page.html", "<p>\n"), text("a.js", "f();\ng();\n")]
        );
    }
}
