//! What a host is told: the settings of the servers that web editors use, written into the built page
//! from the table by which our own server answers ([`site`]), and the sums of all its files, by which
//! `cargo xtask check-host` knows what should be there.
//!
//! `docs/hosting.md` says what to do with each file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::site::{self, ASKED_AGAIN, KEPT, KINDS, LEAST_HASH, LEFT, NOT_KEPT};

/// The file with the sums of all files that readers are sent, as `sha256sum` writes and checks them.
pub const SUMS: &str = "sha256sums.txt";

/// The file that holds all of Casebook, and opens without a host.
pub const ONE_FILE: &str = "casebook.html";

/// The folder that the settings for nginx speak of. Editors put theirs in its place.
pub const FOLDER: &str = "/casebook/";

/// The settings for nginx, for the section of the site. Other servers find theirs by its name.
pub const NGINX: &str = "nginx.conf";

/// The endings of compressed files, which stand beside those they are made of.
pub const COMPRESSED: [&str; 2] = ["br", "gz"];

/// Whether a file is a compressed one, made of the file beside it.
pub fn is_compressed(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| COMPRESSED.contains(&extension))
}

/// Writes the settings, the page for missing pages and the sums into a built page.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn write(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut sums = String::new();
    for file in &files {
        let bytes = fs::read(file).with_context(|| format!("{} is gone", file.display()))?;
        let path = file.strip_prefix(folder)?.to_string_lossy();
        sums.push_str(&format!("{}  {}\n", sum(&bytes), path.replace('\\', "/")));
    }
    let kept = kept(folder)?;
    // Hosts have ways of their own with these: they are not among the sums.
    for (name, text) in [
        (SUMS, sums),
        ("404.html", missing_page()),
        ("_headers", underscore_headers(&kept)),
        (".htaccess", htaccess()),
        ("web.config", web_config(&kept)),
        (NGINX, nginx()),
    ] {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sum(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All files of a folder and those below it.
///
/// # Errors
/// When a folder cannot be read.
pub fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// What may be kept for good, in the folder itself: files with a hash in their names, and, with a
/// slash at the end, folders in which every file may.
fn kept(folder: &Path) -> Result<Vec<String>> {
    let mut kept = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut files = Vec::new();
        let slash = if path.is_dir() {
            list(&path, &mut files)?;
            "/"
        } else {
            files.push(path.clone());
            ""
        };
        if !files.is_empty() && files.iter().all(|file| site::caching(file) == KEPT) {
            kept.push(format!("{name}{slash}"));
        }
    }
    kept.sort();
    Ok(kept)
}

/// The page that hosts like Netlify and Cloudflare answer with, and a status of 404, where there is no
/// such page. Without it Cloudflare answers with the start page. It stands at any address, so it
/// links to nothing.
fn missing_page() -> String {
    format!(
        "<!doctype html><html lang=\"en-GB\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>No such page \u{2013} Casebook</title><h1>There is no such page here</h1>\
         <p>The address may be mistyped, or the page may have moved. If it ends with a bracket, a full stop, a \
         comma or a slash, that belongs to the sentence it stood in: take it off. Casebook\u{2019}s list of \
         cases is at the address under which it was first found.</p></html>\n",
        site::POLICY
    )
}

/// What every file of settings says first.
const FROM: &str = "Written by `cargo xtask build`; docs/hosting.md says what it is for.";

/// Matches the paths of files that may be kept for good.
fn hashed_path() -> String {
    format!("-[0-9a-f]{{{LEAST_HASH},}}(/[^/]+|\\.[^./]+)")
}

/// For Netlify, Cloudflare Pages and those that read the same file. What two rules say of one header
/// they join: so nothing is said there of files that are asked for again, which is what they do anyway.
fn underscore_headers(kept: &[String]) -> String {
    let mut text = format!("# {FROM}\n/*\n");
    for (name, value) in site::safety() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for name in kept {
        let all = if name.ends_with('/') { "*" } else { "" };
        text.push_str(&format!("/{name}{all}\n  Cache-Control: {KEPT}\n"));
    }
    text
}

/// For Apache 2.4, which reads it in the folder of the page where `AllowOverride FileInfo` is set.
fn htaccess() -> String {
    let mut text = format!("# {FROM}\n\n");
    let mut utf8 = String::new();
    for kind in KINDS {
        text.push_str(&format!(
            "AddType {} .{}\n",
            kind.media_type, kind.extension
        ));
        if kind.utf8 {
            utf8.push_str(&format!(" .{}", kind.extension));
        }
    }
    let hashed = hashed_path();
    text.push_str(&format!(
        "AddCharset utf-8{utf8}

# The compressed files beside the others. Some servers take .br for Breton and .gz for a download.
RemoveLanguage .br
RemoveType .br .gz
AddEncoding br .br
AddEncoding gzip .gz
<IfModule mod_rewrite.c>
    RewriteEngine On
    # What a sentence leaves at the end of a link is taken off.
    RewriteCond %{{REQUEST_URI}} ^(/[^/].*\\.html)[{LEFT}]+$
    RewriteRule . %1 [R=301,L]
    RewriteCond %{{HTTP:Accept-Encoding}} \\bbr\\b
    RewriteCond %{{REQUEST_FILENAME}}.br -f
    RewriteRule . %{{REQUEST_URI}}.br [END]
    RewriteCond %{{HTTP:Accept-Encoding}} \\bgzip\\b
    RewriteCond %{{REQUEST_FILENAME}}.gz -f
    RewriteRule . %{{REQUEST_URI}}.gz [END]
</IfModule>

<IfModule mod_setenvif.c>
    SetEnvIf Request_URI \"{hashed}(\\.br|\\.gz)?$\" casebook_kept
</IfModule>

<IfModule mod_headers.c>
"
    ));
    for (name, value) in site::safety() {
        // What the server sends already would be sent twice.
        text.push_str(&format!(
            "    Header onsuccess unset {name}\n    Header always set {name} \"{value}\"\n"
        ));
    }
    text.push_str(&format!(
        "    Header merge Vary Accept-Encoding
    Header set Cache-Control \"{KEPT}\" env=casebook_kept
    Header set Cache-Control \"{ASKED_AGAIN}\" env=!casebook_kept
    Header always set Cache-Control \"{NOT_KEPT}\" \"expr=%{{REQUEST_STATUS}} == 404\"
</IfModule>
"
    ));
    text
}

/// For IIS, which reads it in the folder of the page. What it needs of modules is part of IIS itself.
fn web_config(kept: &[String]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<!-- {FROM} -->
<configuration>
  <system.webServer>
    <staticContent>
      <clientCache cacheControlMode=\"DisableCache\" />
"
    );
    for kind in KINDS {
        // IIS refuses a kind that it knows already, unless it is first taken away.
        text.push_str(&format!(
            "      <remove fileExtension=\".{0}\" />\n      \
             <mimeMap fileExtension=\".{0}\" mimeType=\"{1}\" />\n",
            kind.extension,
            kind.content_type()
        ));
    }
    text.push_str("    </staticContent>\n    <httpProtocol>\n      <customHeaders>\n");
    for (name, value) in site::safety() {
        text.push_str(&format!(
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />\n"
        ));
    }
    text.push_str(
        "      </customHeaders>\n    </httpProtocol>\n    \
         <urlCompression doStaticCompression=\"true\" />\n  </system.webServer>\n",
    );
    for name in kept {
        text.push_str(&format!(
            "  <location path=\"{}\">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />
      </staticContent>
    </system.webServer>
  </location>
",
            name.trim_end_matches('/')
        ));
    }
    text.push_str("</configuration>\n");
    text
}

/// For nginx, to be included in the `server` section of the site.
fn nginx() -> String {
    let slashless = FOLDER.trim_end_matches('/');
    let hashed = hashed_path();
    let (mut types, mut utf8, mut compress) = (String::new(), String::new(), String::new());
    for kind in KINDS {
        types.push_str(&format!(
            "        {} {};\n",
            kind.media_type, kind.extension
        ));
        // nginx takes HTML for granted, and warns where a type stands twice.
        if kind.media_type == "text/html" {
            continue;
        }
        let type_of = format!(" {}", kind.media_type);
        if kind.utf8 && !utf8.contains(&type_of) {
            utf8.push_str(&type_of);
        }
        if kind.compresses && !compress.contains(&type_of) {
            compress.push_str(&type_of);
        }
    }
    let mut safety = String::new();
    for (name, value) in site::safety() {
        safety.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
    }
    format!(
        "# {FROM}
# Include it in the `server` section of the site. It is for a Casebook in {FOLDER} below the site's
# root: put your folder in the place of each below.

location = {slashless} {{
    absolute_redirect off;
    return 301 {FOLDER};
}}

# What a sentence leaves at the end of a link is taken off.
location ~ \"^({FOLDER}.*\\.html)[{LEFT}]+$\" {{
    absolute_redirect off;
    return 301 $1;
}}

location {FOLDER} {{
    index index.html;
    absolute_redirect off;

    types {{
{types}    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types{utf8};

    # The compressed files beside the others; what has none is compressed as it is sent.
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_types{compress};
    # Smaller still, where nginx has the module ngx_brotli:
    # brotli_static on;

    set $casebook_caching \"{ASKED_AGAIN}\";
    if ($uri ~ \"{hashed}$\") {{
        set $casebook_caching \"{KEPT}\";
    }}
    add_header Cache-Control $casebook_caching;
{safety}
    error_page 404 @casebook_missing;
}}

location @casebook_missing {{
    add_header Cache-Control \"{NOT_KEPT}\" always;
{safety}    return 404;
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with one file of each sort.
    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("casebook-hosts-{name}-{}", std::process::id()));
        for file in [
            "index.html",
            "start-0123456789abcdef.js",
            "program-0123456789abcdef/page_bg.wasm",
            "files/case-0123456789abcdef.bin",
            "papers/1.html",
        ] {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "code").unwrap();
        }
        folder
    }

    #[test]
    fn what_never_changes_is_named_and_nothing_else() {
        let folder = folder("kept");
        let kept = kept(&folder).unwrap();
        assert_eq!(
            kept,
            [
                "files/",
                "program-0123456789abcdef/",
                "start-0123456789abcdef.js"
            ]
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_sums_are_those_that_sha256sum_checks() {
        let folder = folder("sums");
        write(&folder).unwrap();
        let sums = fs::read_to_string(folder.join(SUMS)).unwrap();
        // What sha256sum of "code" gives.
        let line =
            "5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b  papers/1.html";
        assert!(sums.lines().any(|it| it == line), "{sums}");
        assert_eq!(sums.lines().count(), 5, "{sums}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn all_files_of_settings_carry_the_policy_and_every_type() {
        let policy = site::policy_header();
        for text in [htaccess(), nginx(), web_config(&[])] {
            assert!(text.contains(&policy), "{text}");
            for kind in KINDS {
                assert!(text.contains(kind.media_type), "{text}");
            }
        }
        assert!(
            underscore_headers(&[]).contains(&format!("  Content-Security-Policy: {policy}\n"))
        );
    }

    #[test]
    fn hosts_that_join_headers_are_told_one_rule_for_each_file() {
        let text = underscore_headers(&["files/".to_owned(), "start-1.js".to_owned()]);
        let rules: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(rules, ["/*", "/files/*", "/start-1.js"]);
        let all = text.split("/files/").next().unwrap();
        assert!(!all.contains("Cache-Control"), "{text}");
    }

    #[test]
    fn the_documents_tell_of_every_file_of_settings() {
        let advice = fs::read_to_string(crate::project::root().join("docs/hosting.md")).unwrap();
        for name in [
            SUMS,
            "_headers",
            ".htaccess",
            "web.config",
            NGINX,
            "404.html",
        ] {
            assert!(advice.contains(&format!("`{name}`")), "{name}");
        }
    }

    /// It stands at any address, so no link of it could lead anywhere.
    #[test]
    fn the_page_for_missing_pages_says_what_a_sentence_leaves_at_a_link() {
        let page = missing_page();
        assert!(page.contains("a bracket, a full stop, a comma or a slash"));
        assert!(!page.contains("href") && !page.contains("<script"));
    }
}
