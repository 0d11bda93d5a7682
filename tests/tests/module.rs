//! The JavaScript module as others use it: run by Node, its declared types checked by TypeScript. In
//! browsers it is tried by `browser/module.rs`.

use casebook_tests::command::{casebook, evaluated, shipped_cases};
use casebook_tests::module::{example, examples, folder};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use xtask::tools;

const CASE: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

/// A folder of a program that has the module from the registry, and beside it as a page has it.
struct Program(TempDir);

impl Program {
    fn new() -> Self {
        let program = Self(TempDir::new().unwrap());
        for folder in ["node_modules/casebook", "module"] {
            program.copy(folder);
        }
        program
    }

    fn copy(&self, to: &str) {
        let to = self.0.path().join(to);
        fs::create_dir_all(&to).unwrap();
        for file in fs::read_dir(folder()).unwrap() {
            let file = file.unwrap().path();
            fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    /// What Node prints that runs these arguments; `None` where there is no Node.
    fn node(&self, arguments: &[&str]) -> Option<String> {
        let node = match Command::new("node")
            .args(arguments)
            .current_dir(self.path())
            .output()
        {
            Ok(node) => node,
            Err(error) => {
                println!("Node is missing ({error}): the module is not tried in it.");
                return None;
            }
        };
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(node.stdout), text(node.stderr));
        assert!(node.status.success(), "{arguments:?}: {out}{err}");
        Some(out)
    }

    /// Runs a script that has `casebook`, and in `mix` an open case, and prints one JSON value.
    fn json(&self, script: &str) -> Option<Value> {
        let script = format!(
            "import {{ load }} from \"casebook\";\nconst casebook = await load();\n\
             const mix = casebook.open({CASE:?});\n{script}\n"
        );
        self.write("script.mjs", &script);
        let out = self.node(&["script.mjs"])?;
        Some(serde_json::from_str(&out).unwrap())
    }
}

/// A script that prints a value.
fn print(value: &str) -> String {
    format!("console.log(JSON.stringify({value}));")
}

#[test]
fn the_example_for_node_says_what_the_command_line_says() {
    let program = Program::new();
    program.write("node.mjs", &example("node.mjs"));
    let Some(out) = program.node(&["node.mjs"]) else {
        return;
    };
    let cases = shipped_cases().len();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], format!("{cases} cases"));
    // 5 children x £850 x 48 weeks, the working that the design is told by.
    let line = "5 children × £850 a child a week × 48 weeks = £204,000";
    assert!(lines.contains(&line), "{out}");
    // Each pound a week avoids 5 children a month x 288 weeks = £1,440; £9,600 short of £2m.
    let last = lines.last().unwrap();
    assert!(
        last.contains("£856.67 a child a week") && last.contains("£857 a child a week gives"),
        "{last}"
    );
}

#[test]
fn every_case_comes_out_as_on_the_command_line() {
    let program = Program::new();
    let Some(all) = program.json(&print(
        "casebook.cases().map(({ case: id }) => { const opened = casebook.open(id); \
         return { id, evaluated: opened.evaluate(), checked: opened.check() } })",
    )) else {
        return;
    };
    let all = all.as_array().unwrap().clone();
    let ids: Vec<&str> = all.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids, shipped_cases());
    let checked = casebook(&["check", "--json"]).out;
    let checked: Vec<Value> = serde_json::from_str(&checked).unwrap();
    for (case, mut checked) in all.iter().zip(checked) {
        let id = case["id"].as_str().unwrap();
        assert_eq!(case["evaluated"], evaluated(id, &[]), "{id}");
        // The command line calls the file by its path.
        checked["file"] = json!(format!("{id}.toml"));
        assert_eq!(case["checked"], checked, "{id}");
    }
}

#[test]
fn the_list_is_that_of_the_command_line() {
    let program = Program::new();
    if let Some(list) = program.json(&print("casebook.cases()")) {
        let told: Value = serde_json::from_str(&casebook(&["list", "--json"]).out).unwrap();
        assert_eq!(list, told);
    }
}

#[test]
fn changes_come_out_as_on_the_command_line_however_they_are_written() {
    let program = Program::new();
    let Some(all) = program.json(&print(
        "[{ agency_rate: '900', 'in_care[2020-05,low]': '770' }, \
          new Map([['agency_rate', '900'], ['in_care[2020-05,low]', '770']]), \
          ['agency_rate=900', 'in_care[2020-05,low]=770'], \
          [{ agency_rate: '900' }, 'in_care[2020-05,low]=770']].map((it) => mix.evaluate(it))",
    )) else {
        return;
    };
    let told = evaluated(CASE, &["agency_rate=900", "in_care[2020-05,low]=770"]);
    for changed in all.as_array().unwrap() {
        assert_eq!(*changed, told);
    }
}

#[test]
fn whoever_asks_again_is_given_what_they_name_now() {
    let program = Program::new();
    let Some(told) = program.json(&print(
        "(() => { const names = ['cost_avoided[low]', 'agency_rate']; \
         const both = mix.figures(names, { agency_rate: '900' }); \
         const again = mix.figures([...names], { agency_rate: '800' }); \
         names[0] = 'agency_rate'; const twice = mix.figures(names); \
         names.pop(); const one = mix.figures(names); \
         const wrong = 'error' in mix.figures(['agency_rat']); \
         return [both, again, twice, one, wrong, mix.figures(names)]; })()",
    )) else {
        return;
    };
    let avoided = |rate: &str| {
        let all = evaluated(CASE, &[&format!("agency_rate={rate}")]);
        all["quantities"]["cost_avoided"]["values"][0].clone()
    };
    assert_eq!(
        told,
        json!([
            [avoided("900"), "900"],
            [avoided("800"), "800"],
            ["850", "850"],
            ["850"],
            true,
            ["850"]
        ])
    );
}

#[test]
fn a_case_file_is_read_and_its_faults_are_told_as_on_the_command_line() {
    let text = xtask::project::root().join(format!("src/cases/{CASE}.toml"));
    let text = fs::read_to_string(text).unwrap();
    let program = Program::new();
    program.write("mine.toml", &text);
    program.write(
        "broken.toml",
        &text.replace("agency_rate *", "agency_rat *"),
    );
    let Some(all) = program.json(&format!(
        "import {{ readFile }} from 'node:fs/promises';\n\
         const open = async (name) => casebook.open(await readFile(name, 'utf8'), name);\n{}",
        print("[(await open('mine.toml')).evaluate(), await open('broken.toml')]")
    )) else {
        return;
    };
    let file = |name: &str| program.path().join(name).to_str().unwrap().to_owned();
    let mine = casebook(&["evaluate", &file("mine.toml"), "--json"]).out;
    assert_eq!(all[0], serde_json::from_str::<Value>(&mine).unwrap());
    let told = casebook(&["evaluate", &file("broken.toml"), "--json"]);
    assert_eq!(told.status, casebook_cli::BROKEN);
    let path = program.path().to_str().unwrap();
    let told = told.err.replace(&format!("{path}/"), "");
    assert_eq!(all[1]["error"], json!(told.trim_end()));
    assert_eq!(
        all[1]["faults"],
        json!(told.lines().collect::<Vec<_>>()),
        "{told}"
    );
}

/// Whatever is handed in, an answer in words comes back.
#[test]
fn nothing_is_thrown() {
    let program = Program::new();
    let throws = "{ get agency_rate() { throw new Error('mine') } }";
    let calls = [
        ("casebook.open('nowhere')", "There is no case `nowhere`."),
        ("casebook.open(5)", "Name a case by its id"),
        ("casebook.open()", "Name a case by its id"),
        ("casebook.open('= ')", "case.toml:1"),
        ("mix.evaluate({ agency_rate: 900 })", "each value as text"),
        ("mix.evaluate('agency_rate=900')", "each value as text"),
        ("mix.evaluate(5n)", "each value as text"),
        (
            "mix.evaluate(new Set(['agency_rate=900']))",
            "each value as text",
        ),
        (
            "mix.evaluate({ agency_rate: 'x' })",
            "agency_rate=x: “agency_rate”: ",
        ),
        (
            "mix.evaluate({ agency_rat: '900' })",
            "Did you mean “agency_rate”?",
        ),
        ("mix.figures('agency_rate')", "Name figures as a list"),
        ("mix.figures(['agency_rat'])", "Did you mean “agency_rate”?"),
        ("mix.figures([], 5)", "each value as text"),
        ("mix.working()", "Name a figure"),
        ("mix.working('agency_rat')", "Did you mean “agency_rate”?"),
        ("mix.working('agency_rate', 5)", "each value as text"),
        ("mix.solve()", "A question is written as"),
        ("mix.solve({ by: 900 })", "A question is written as"),
        ("mix.solve({ by: 'agency_rate', of: '5' })", "A question is"),
        ("mix.solve({ by: 'agency_rate' }, 5)", "each value as text"),
    ];
    let mut list = calls.map(|(call, _)| call.to_owned()).to_vec();
    list.push(format!("mix.evaluate({throws})"));
    // What was thrown at it leaves it as it was.
    list.push("mix.evaluate()".to_owned());
    let Some(told) = program.json(&print(&format!("[{}]", list.join(", ")))) else {
        return;
    };
    for ((call, words), told) in calls.iter().zip(told.as_array().unwrap()) {
        let error = told["error"].as_str().unwrap_or_default();
        assert!(error.contains(words), "{call}: {told}");
    }
    let after = told.as_array().unwrap();
    let [.., thrown, after] = after.as_slice() else {
        panic!("{told}")
    };
    assert_eq!(thrown["error"], json!("This cannot be read: Error: mine"));
    assert_eq!(*after, evaluated(CASE, &[]));
}

/// The examples keep to the declared types, and so does all that the module gives: each value is
/// written out as a literal of its type, so that a key that is missing or not declared is an error.
#[test]
fn the_declared_types_are_those_of_the_examples_and_of_all_that_is_given() {
    let program = Program::new();
    for (name, text) in examples() {
        if name != "page.html" {
            program.write(&name, &text);
        }
    }
    let given = program.json(&print(
        "casebook.cases().map(({ case: id }) => { const opened = casebook.open(id); \
         const all = opened.evaluate(); const questions = opened.questions(); \
         const firsts = Object.entries(all.quantities).map(([name, { axes }]) => axes.length === 0 \
            ? name : `${name}[${axes.map((axis) => all.axes[axis][0].id).join()}]`); \
         return { Evaluation: [all], Figure: opened.figures(firsts), Checked: [opened.check()], Question: questions, \
            Working: firsts.map((name) => opened.working(name)), \
            Solved: questions.map((question) => opened.solve(question)) } })",
    ));
    let Some(given) = given else {
        return;
    };
    let listed: Value = serde_json::from_str(&casebook(&["list", "--json"]).out).unwrap();
    let mut literals = String::from("import type * as casebook from \"casebook\";\n");
    let mut add = |kind: &str, values: &Value| {
        for value in values.as_array().unwrap() {
            writeln!(literals, "({value}) satisfies casebook.{kind};").unwrap();
        }
    };
    add("Listed", &listed);
    for case in given.as_array().unwrap() {
        for (kind, values) in case.as_object().unwrap() {
            add(kind, values);
        }
    }
    program.write("given.ts", &literals);
    let compiler = tools::typescript().unwrap();
    let mut arguments = vec![compiler.to_str().unwrap(), "--strict", "--noEmit"];
    arguments.extend(["--allowJs", "--checkJs", "--pretty", "false"]);
    arguments.extend(["--target", "es2022", "--module", "nodenext"]);
    arguments.extend(["--moduleResolution", "nodenext", "--lib", "es2022,dom"]);
    arguments.extend(["given.ts", "page.js", "worker.js", "asks.js", "node.mjs"]);
    program.write("package.json", "{ \"type\": \"module\" }");
    program.node(&arguments);
}
