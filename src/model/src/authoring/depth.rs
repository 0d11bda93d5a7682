//! How deep lists and names nest in a file, told before it is parsed: a parser goes through all of a line that
//! nests a hundred thousand deep before it refuses it.

/// As deep as a file may nest: what is deeper the parser refuses, too.
const DEEPEST: usize = 80;

/// What stands between quotes, by what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// One line: `"…"` or `'…'`.
    Line(u8),
    /// Several: between three of them.
    Block(u8),
}

/// Where a file nests deeper than may be, outside texts and remarks; nothing is looked at behind that place.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut parts) = (0_usize, 0_usize);
    let mut inside: Option<Text> = None;
    let mut remark = false;
    let mut at = 0_usize;
    while let Some(byte) = bytes.get(at).copied() {
        let thrice = |quote: u8| {
            bytes
                .get(at..)
                .is_some_and(|it| it.starts_with(&[quote; 3]))
        };
        let mut step = 1_usize;
        match (inside, byte) {
            (Some(Text::Line(_)), b'\n') => inside = None,
            (Some(Text::Line(b'"') | Text::Block(b'"')), b'\\') => step = 2,
            (Some(Text::Line(quote)), byte) if byte == quote => inside = None,
            (Some(Text::Block(quote)), byte) if byte == quote && thrice(quote) => {
                (inside, step) = (None, 3);
            }
            (Some(_), _) => {}
            (None, b'\n') => (remark, parts) = (false, 0),
            (None, _) if remark => {}
            (None, b'#') => remark = true,
            (None, b'"' | b'\'') if thrice(byte) => (inside, step) = (Some(Text::Block(byte)), 3),
            (None, b'"' | b'\'') => inside = Some(Text::Line(byte)),
            (None, b'[' | b'{') => (open, parts) = (open.saturating_add(1), 0),
            (None, b']' | b'}') => (open, parts) = (open.saturating_sub(1), 0),
            (None, b'=' | b',') => parts = 0,
            // `a.b.c` nests, too.
            (None, b'.') => parts = parts.saturating_add(1),
            _ => {}
        }
        if open > DEEPEST || parts > DEEPEST {
            return Some(at);
        }
        at = at.saturating_add(step);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the depth is first too great, all that was looked at; the rest of a million may be anything.
    #[test]
    fn a_bomb_is_refused_where_it_becomes_one() {
        for (start, each) in [("x = ", "["), ("x = ", "{a="), ("a", ".a"), ("[a", ".a")] {
            let bomb = format!("title = \"x\"\n{start}{}", each.repeat(400_000));
            let at = too_deep(&bomb).unwrap();
            let most = 12 + start.len() + (DEEPEST + 1) * each.len();
            assert!(at < most, "{start}{each}: {at} of {}", bomb.len());
            let fine = format!("{start}{}", each.repeat(DEEPEST - 1));
            assert_eq!(too_deep(&fine), None, "{start}{each}");
        }
    }

    #[test]
    fn what_stands_in_texts_and_remarks_nests_nothing() {
        let deep = "[{".repeat(100);
        for text in [
            format!("a = \"{deep}\""),
            format!("a = '{deep}'"),
            format!("a = \"\\\"{deep}\""),
            format!("a = \"\"\"\n{deep}\n\"x\" {deep}\"\"\""),
            format!("a = '''\n{deep}\n'x' {deep}'''"),
            format!("# {deep}\na = 1"),
            format!("a = \"not closed {deep}\nb = 1"),
            "a = [[1], [2]]\n".repeat(1_000),
            "[[table]]\nx = { a = 1.5 }\n".repeat(1_000),
            "[a.b]\nc = 1.5\n".repeat(1_000),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
        // Behind a text it counts again.
        assert!(too_deep(&format!("a = \"x\\\\\"\nb = {deep}")).is_some());
        assert!(too_deep(&format!("a = '\\'\nb = {deep}")).is_some());
        assert!(too_deep(&format!("a = \"\"\"x\"\"\"\nb = {deep}")).is_some());
    }
}
