//! Figures that the paper does not print: they stay empty until a reader fills them in.

use casebook_tests::browser::Page;

use crate::reader::{NOW, all_seen, open_placement_mix, seen};

/// The four that lie between gross and net, what the reader fills in, and who would know.
///
/// 1,990,400 - (40,000 + 400,000 + 150,000 + 50,000) = 1,350,400.
const FOUR: [(&str, &str, &str, &str); 4] = [
    (
        "finance_officer",
        "Finance officer, cost in the year",
        "40,000",
        "corporate parenting service",
    ),
    (
        "demography",
        "Demography: growth in numbers, in the year",
        "£400k",
        "demography in the budget for 2020/21",
    ),
    (
        "outturn_carried_in",
        "Recurring overspend from 2019/20",
        "150000",
        "outturn of the placements budget, 2019/20",
    ),
    (
        "leaver_allowances",
        "Adoption and guardianship allowances for leavers",
        "0.05m",
        "adoption and guardianship service",
    ),
];

/// The labels of what is still needed.
#[track_caller]
fn needed(page: &Page<'_>) -> Vec<String> {
    page.texts("section[aria-labelledby=\"needs\"] li button")
}

pub(crate) fn what_is_needed_is_empty_and_says_who_would_know(page: &mut Page<'_>) {
    open_placement_mix(page);
    let labels: Vec<&str> = FOUR.iter().map(|(_, label, ..)| *label).collect();
    assert_eq!(needed(page), labels);
    let list = page
        .text("section[aria-labelledby=\"needs\"]")
        .to_lowercase();
    for (name, label, _, who) in FOUR {
        let field = format!("#input-{name}");
        assert_eq!(page.value(&field), "", "{label}");
        let hint = page.text(&format!("{field}-hint"));
        assert!(
            hint.starts_with("Not printed. Ask: ") && hint.to_lowercase().contains(who),
            "{hint}"
        );
        assert!(list.contains(who), "{list}");
    }
    assert!(
        list.contains("net saving"),
        "what hangs on them is named: {list}"
    );
    // No number is made up for what hangs on them.
    let shown = all_seen(page);
    for scenario in ["low", "middle", "high"] {
        assert_eq!(shown[&format!("net[{scenario}]")], "○ needed");
    }
    assert_eq!(shown["net_known[low]"], "1,990,400");
    // The name leads to the field.
    page.click("text=Finance officer, cost in the year");
    page.wait_focus("#input-finance_officer");
}

pub(crate) fn the_net_saving_follows_once_all_four_are_there(page: &mut Page<'_>) {
    open_placement_mix(page);
    for (done, (name, _, text, _)) in FOUR.into_iter().enumerate() {
        page.fill(&format!("#input-{name}"), text);
        page.wait("the list has become shorter", |page| {
            needed(page).len() == FOUR.len() - done - 1
        });
        if done < 3 {
            assert_eq!(seen(page, "net[low]"), "○ needed", "after {name}");
        }
    }
    assert_eq!(seen(page, "net[low]"), "1,350,400");
    // 2,712,900 and 3,065,650 less the same 640,000.
    assert_eq!(seen(page, "net[middle]"), "2,072,900");
    assert_eq!(seen(page, "net[high]"), "2,425,650");
    assert!(!page.sees("#needs"));
    // What the paper claims is net: so that is what stands there, in the bar too, and is held against the claim.
    assert_eq!(page.text(NOW), "£1,350,400");
    assert_eq!(page.text(".claim__net"), "net; gross £1,990,400");
    assert_eq!(
        page.text("[data-claim=\"now\"] ~ .claim__note"),
        "£649,600 below the £2m claimed, net"
    );
    let bar = page.text(".bar__claim");
    assert!(
        bar.contains("net £1,350,400") && bar.contains("£649,600 below the £2m claimed, net"),
        "{bar}"
    );
    // Its working is that of the net figure.
    page.click("[data-claim=\"now\"] button");
    page.wait_text("#working", "£1,350,400");
    page.press("Escape");
    page.wait_gone("#working");
    page.reload();
    page.wait("the net saving is there again", |page| {
        page.sees("#results") && seen(page, "net[low]") == "1,350,400"
    });
    // One is emptied again: the rest stays as far as it is known.
    page.fill("#input-demography", "");
    page.wait("it is needed again", |page| {
        needed(page) == ["Demography: growth in numbers, in the year"]
    });
    assert_eq!(seen(page, "net[low]"), "○ needed");
    assert_eq!(seen(page, "net_known[low]"), "1,750,400");
    assert_eq!(page.count(".claim__net"), 0);
    assert_eq!(page.attribute("#input-demography", "aria-invalid"), None);
}

/// The working of what waits says what for, and how much of it is there.
pub(crate) fn the_working_says_what_is_missing(page: &mut Page<'_>) {
    open_placement_mix(page);
    page.fill("#input-finance_officer", "40000");
    page.wait("one less is needed", |page| needed(page).len() == 3);
    page.click(&crate::reader::figure("comes_off_known"));
    page.wait_text("#working", "1 of 4 figures given.");
    page.press("Escape");
    page.wait_gone("#working");
    page.click(&crate::reader::figure("net[low]"));
    page.wait_text(
        "#working",
        "Still needed: Demography: growth in numbers, in the year;",
    );
    assert!(
        !page
            .text("#working")
            .contains("Finance officer, cost in the year;")
    );
}
