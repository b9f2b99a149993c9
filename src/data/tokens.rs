//! Text ⇄ tokens: what does a network read at one step?
//!
//! Chinese is written without spaces, so splitting it into words would need a dictionary. The rule here needs none and
//! works for both languages: a run of letters or digits is a word, and every Chinese character (and every mark) is a
//! token.

pub use crate::settings::Tokens;

/// Cuts a text into tokens. Spaces at the ends are dropped, and a run of spaces counts as one.
pub fn split(text: &str, tokens: Tokens) -> Vec<String> {
    match tokens {
        Tokens::Characters => {
            let words: Vec<&str> = text.split_whitespace().collect();
            words.join(" ").chars().map(String::from).collect()
        }
        Tokens::Words => words(text),
    }
}

/// Joins tokens. Words get a space between them, but there is none before a closing mark or beside a Chinese character:
/// splitting the result gives the same tokens.
pub fn join(tokens: &[String], kind: Tokens) -> String {
    if kind == Tokens::Characters {
        return tokens.concat();
    }
    let mut text = String::new();
    for token in tokens {
        let before = text.chars().next_back();
        let next = token.chars().next();
        if let (Some(before), Some(next)) = (before, next)
            && !stands_alone(before)
            && !stands_alone(next)
            && !closes(next)
        {
            text.push(' ');
        }
        text += token;
    }
    text
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_whitespace() {
            goes_on = false;
            continue;
        }
        // An apostrophe between two letters belongs to the word: don't.
        let inside = matches!(c, '\'' | '’')
            && goes_on
            && characters.peek().is_some_and(|next| in_word(*next));
        let letter = inside || in_word(c);
        match words.last_mut() {
            Some(word) if goes_on && letter => word.push(c),
            _ => words.push(c.to_string()),
        }
        goes_on = letter;
    }
    words
}

/// Whether a character is part of a longer word.
fn in_word(c: char) -> bool {
    !stands_alone(c) && (c.is_alphanumeric() || is_mark_on_letter(c))
}

/// Combining accents and joiners, which belong to the letter before them.
fn is_mark_on_letter(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x200C..=0x200D | 0xFE00..=0xFE0F)
}

/// Chinese and Japanese characters and their marks, which are written without spaces.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x303F | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Marks that follow a word without a space.
fn closes(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '…'
    )
}
