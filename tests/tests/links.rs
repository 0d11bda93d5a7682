//! Links open to what they were sent for, for ever; and what is no link of ours is told in words.

use std::path::Path;

use casebook_exchange::carried::{PAIR, text};
use casebook_tests::command::{casebook, evaluated, shipped_cases};

/// What an address opens to: the case, and the lines of its edits.
fn opened(address: &str) -> Result<(String, Vec<String>), String> {
    let given = casebook(&["export", "--link", address]);
    if given.status != 0 {
        return Err(given.err);
    }
    let mut lines = given.out.lines();
    let case = lines.next().unwrap_or_default().to_owned();
    let edits = lines.map(|line| {
        let line = line
            .strip_prefix("--set '")
            .and_then(|it| it.strip_suffix('\''));
        line.expect("a line of --set").to_owned()
    });
    Ok((case, edits.collect()))
}

#[test]
fn every_link_that_was_sent_opens_to_what_it_was_sent_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("links");
    let mut links = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let file: toml::Table = text.parse().unwrap();
        for link in file["link"].as_array().unwrap() {
            let text = |key: &str| link[key].as_str().unwrap().to_owned();
            let edits = link["edits"].as_array().unwrap().iter();
            let edits: Vec<String> = edits.map(|it| it.as_str().unwrap().to_owned()).collect();
            let wanted = (text("case"), edits.clone());
            assert_eq!(opened(&text("address")), Ok(wanted), "{}", text("address"));
            let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
            let now = &evaluated(&text("case"), &edits)["claim"]["now"];
            let now = match now.as_str() {
                Some(figure) => figure.to_owned(),
                None => now.to_string(),
            };
            assert_eq!(now, text("now"), "{}", text("address"));
            links += 1;
        }
    }
    assert!(links >= 40, "{links}");
}

#[test]
fn every_text_that_was_sent_comes_out_of_its_link() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("links");
    let file: toml::Table = std::fs::read_to_string(folder.join("1.toml"))
        .unwrap()
        .parse()
        .unwrap();
    for link in file["own"].as_array().unwrap() {
        let address = link["address"].as_str().unwrap();
        let (_, letters) = address.split_once(&format!("#{PAIR}")).unwrap();
        assert_eq!(text(letters).as_deref(), link["text"].as_str(), "{address}");
    }
}

#[test]
fn a_link_is_short_and_opens_to_the_edits_it_was_made_from() {
    for case in shipped_cases() {
        let bare = casebook(&["export", &case, "--link"]).out;
        assert_eq!(bare.trim_end(), format!("{case}.html"));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("changes/{case}.toml"));
        let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        for change in file["change"].as_array().unwrap() {
            let set = change.get("set").and_then(toml::Value::as_array);
            let set: Vec<&str> = set
                .into_iter()
                .flatten()
                .filter_map(|it| it.as_str())
                .collect();
            let mut args = vec!["export", case.as_str(), "--link"];
            args.extend(set.iter().flat_map(|edit| ["--set", *edit]));
            let address = casebook(&args).out.trim_end().to_owned();
            let typed: usize = set.iter().map(|edit| edit.len() + 4).sum();
            assert!(
                address.len() <= bare.len() + "#with=".len() + typed,
                "{set:?}: {address}"
            );
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.,/=;:+#%".contains(c);
            assert!(address.chars().all(plain), "{address}");
            let (_, edits) = opened(&address).unwrap();
            let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
            let (one, other) = (evaluated(&case, &set), evaluated(&case, &edits));
            assert_eq!(one["quantities"], other["quantities"], "{set:?}: {address}");
        }
    }
}

#[test]
fn what_is_no_link_of_ours_is_told_in_words() {
    let page = "https://x.example/cambridgeshire/2020-21/placement-mix-and-demand.html";
    let with = |changes: &str| format!("{page}#with={changes}");
    let long = "in_care/2020-04,low=774;".repeat(450_000);
    let deep = format!("{}={}", "a/".repeat(2_000), "(".repeat(2_000));
    for (address, words) in [
        ("#".to_owned(), "names no case"),
        ("https://x.example/#with=a=1".to_owned(), "names no case"),
        (
            page.replace("demand", "demnd"),
            "Did you mean `cambridgeshire/2020-21/placement-mix-and-demand`?",
        ),
        (
            "https://x.example/a/<img src=x onerror=alert(1)>.html#with=a=1".to_owned(),
            "There is no case “",
        ),
        (with("agency_rat=900"), "Did you mean “agency_rate”?"),
        (with("agency_rate"), "There is no = in this change"),
        (with("agency_rate=<b>900</b>"), "“agency_rate”: "),
        (with("agency_rate=900;in_care=5"), "Name one cell"),
        (with("in_care/2020-04=5"), "has no place [2020-04]"),
        (with("in_care/2020-04,low=5;/2020-04,low=6"), "is set twice"),
        (with("in_care=later+9999"), "a whole number up to"),
        (with("in_care=times+2"), "A small one needs its sign"),
        (
            with("agency_rate=9").replace("#with=", "#with2="),
            "of a newer version",
        ),
        (
            format!("{}&with=agency_rate=2", with("agency_rate=1")),
            "its changes twice",
        ),
        (with("cost_avoided=1"), "is worked out from other figures"),
        (with(&long), "too long"),
        (with(&"x".repeat(10_000_000)), "too long"),
        (with(&"agency_rate=1;".repeat(600)), "too long"),
        (with(&deep), "is not an input here"),
        (with("%00%1b%5b2J=1"), "square brackets do not match"),
        (with("agency_rate=%ff%fe"), "“agency_rate”: "),
    ] {
        let error = opened(&address).expect_err(words);
        assert!(error.starts_with("--link: "), "{error}");
        assert!(error.contains(words), "{error}\nnot: {words}");
        assert!(error.len() < 400, "{error}");
        assert!(!error.contains('\u{1b}'), "{error}");
    }
    // Cut short it is another link, or none: never a panic.
    let whole = with("agency_rate=900;in_care/2020-04,low=774;/2020-05,low=769;in_care=later+3");
    for end in 0..whole.len() {
        let _ = opened(&whole[..end]);
    }
}
