/**
 * The stylesheet of a book. It sets no fonts, no colours and no base font size, because readers choose these themselves.
 * As on the site, CSS shows the numbers of passages, so that copied text doesn't contain them.
 */
export const style = `body { overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { font-weight: normal; line-height: 1.2; hyphens: none; break-after: avoid; }
h1 { font-size: 1.7em; margin: 0.2em 0 0.4em; }
h2 { font-size: 1.25em; margin: 2em 0 0.6em; }
h3, h4, h5, h6 { font-size: 1.05em; font-style: italic; margin: 1.6em 0 0.5em; }
p { margin: 0 0 0.8em; orphans: 2; widows: 2; }
.label, dt, h2.label { font-size: 0.8em; letter-spacing: 0.06em; text-transform: uppercase; }
.byline, .publication { margin: 0 0 0.3em; }
header { margin: 0 0 2em; padding: 0 0 1em; border-bottom: 1px solid; }
[data-number]::before { content: attr(data-number); font-size: 0.6em; line-height: 1; vertical-align: super; margin-inline-end: 0.5em; }
section[data-number]::before { float: inline-start; margin-top: 0.4em; }
blockquote { margin: 1em 1.5em; }
figure { margin: 1.2em 0; }
figure.epigraph, figure.verse, .verse { margin: 1.2em 1.5em; }
figure.epigraph blockquote, figure.verse blockquote { margin: 0; }
.verse p { text-align: start; hyphens: none; }
.dateline, .closing, .signature { text-align: end; }
figcaption, caption { font-size: 0.9em; margin: 0.4em 0; text-align: start; }
img { max-width: 100%; height: auto; }
.missing-image { border: 1px dashed; padding: 0.8em; }
.editors-note { border-inline-start: 2px solid; padding-inline-start: 0.8em; margin: 1.2em 0; font-size: 0.9em; }
.note { border-inline-start: 1px solid; padding-inline-start: 0.8em; margin: 0.4em 0 0.8em 1.2em; font-size: 0.85em; }
.note p { margin: 0; }
.omission { margin: 1.2em 0; font-size: 0.9em; }
.small-caps { font-variant-caps: small-caps; }
table { border-collapse: collapse; margin: 1.2em 0; font-size: 0.9em; }
th, td { padding: 0.25em 0.6em; border-bottom: 1px solid; text-align: start; vertical-align: top; }
th { font-weight: bold; }
.align-right { text-align: right; }
.align-center { text-align: center; }
pre { white-space: pre-wrap; font-size: 0.85em; }
sup { font-size: 0.7em; line-height: 1; }
.ending { border-top: 1px solid; border-bottom: 1px solid; margin: 2em 0; padding: 0.8em 0 0; }
.colophon { break-before: page; }
dl { margin: 0 0 1em; }
dt { margin: 0.8em 0 0.1em; }
dd { margin: 0; }
.address { overflow-wrap: anywhere; }
.entry { margin: 0 0 2.2em; }
.entry h2 { margin-bottom: 0.3em; }
nav ol { list-style: none; padding-inline-start: 1.2em; }
nav > ol { padding: 0; }
nav li { margin: 0.4em 0; }
`;
