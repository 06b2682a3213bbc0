import { describe, expect, test } from 'vitest';
import { decode } from '../../decode.ts';
import { detectKind } from '../../kinds.ts';

const detect = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return detectKind({ bytes, text: decode(bytes).text });
};

const wxr = 'xmlns:wp="http://wordpress.org/export/1.2/"';

describe('detectKind', () => {
  test.each([
    [
      'a WordPress export',
      `<?xml version="1.0"?>\n<!-- generator -->\n<rss version="2.0" ${wxr}><channel/></rss>`,
      'wordpress',
    ],
    ['a page', '<!DOCTYPE html><html><head><title>A page</title></head></html>', 'page'],
    ['a page without a doctype', '\n<HTML lang="en"><body></body></HTML>', 'page'],
    ['a page in XHTML', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="x"></html>', 'page'],
    ['a page saved with a comment', '<!-- saved from url=(0014)about:internet -->\n<html></html>', 'page'],
    ...['figure', 'blockquote', 'h3', 'ul', 'span', 'img'].map((name): [string, string, string] => [
      `a page that begins with ${name}`,
      `<${name} class="x">`,
      'page',
    ]),
    ['BibTeX', '% a comment\n\n@Article {key, title = {x}}', 'bibtex'],
    ['BibTeX with text before it', 'Some notes.\n\n@book(key, title = "x")', 'bibtex'],
    ['RIS', 'TY  - JOUR\nTI  - x\nER  - \n', 'ris'],
    ['RIS with a byte order mark and a header', '\uFEFFProvider: x\n\nTY  - BOOK\n', 'ris'],
    ['RIS that cites BibTeX', 'TY  - BOOK\nN1  - @book{key, title = {x}}\nER  - \n', 'ris'],
    ['a list of CSL-JSON', '[{"id":"a","type":"book","title":"x"}]', 'csl-json'],
    ['Markdown', '# The Upper Mill\n\nA wheel.', 'markdown'],
    ['Markdown with fields', '---\ntitle: x\n---\n', 'markdown'],
    ['Markdown with fields in TOML', '+++\ntitle = "x"\n+++\n', 'markdown'],
    ['a Word document', 'PK\u0003\u0004 … word/document.xml', 'docx'],
    ['an OpenDocument text', 'PK\u0003\u0004 … mimetypeapplication/vnd.oasis.opendocument.text', 'odt'],
    ['an OpenDocument text that was packed again', 'PK\u0003\u0004 … content.xml … META-INF/manifest.xml', 'odt'],
    ['RSS', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'feed'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'feed'],
    ['JSON Feed', '{"version":"https://jsonfeed.org/version/1"}', 'feed'],
    ['the bookmarks of a browser', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>x</TITLE>', 'bookmarks'],
    ['Pocket in HTML', '<!DOCTYPE html>\n<html>\n<head><title>Pocket Export</title></head>', 'bookmarks'],
    ['Instapaper in HTML', '<!DOCTYPE html>\n<html><head><title>Instapaper: Export</title>', 'bookmarks'],
    ['Pocket', 'title,url,time_added,tags,status\n', 'bookmarks'],
    ['Instapaper', 'URL,Title,Selection,Folder,Timestamp,Tags\n', 'bookmarks'],
    ['Raindrop', 'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n', 'bookmarks'],
    ['Raindrop in JSON', '{"items":[{"_id":1,"link":"https://a.example/","created":""}]}', 'bookmarks'],
    ['Readwise Reader', 'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n', 'bookmarks'],
    ['Wallabag', '[{"is_archived":0,"title":"x","url":"","created_at":""}]', 'bookmarks'],
    ['Omnivore', '[{"id":"a","slug":"x","url":"","savedAt":""}]', 'bookmarks'],
    ['Karakeep', '{"bookmarks":[{"createdAt":1,"content":null}]}', 'bookmarks'],
    ['Readwise', 'Highlight,Book Title,Book Author,Amazon Book ID,Note\n', 'highlights'],
    ['a Kindle', 'The Mill\n- Your Highlight on page 1 | Added on Monday\n\nA wheel.\n==========\n', 'highlights'],
    ['Hypothesis', '{"annotations":[{"uri":"https://a.example/","target":[]}]}', 'highlights'],
    ['Markdown with underlined headings', '# One\n- item 2\n\nTwo\n==========\n', 'markdown'],
    ['an item of CSL-JSON', '{"type":"book","title":"x"}', 'csl-json'],
  ])('recognizes %s', (_, content, kind) => expect(detect(content).kind).toBe(kind));

  test.each([
    ['', 'an empty file'],
    ['%PDF-1.7', 'a PDF document'],
    ['PK\u0003\u0004', 'a ZIP archive'],
    ['PK\u0003\u0004 … mimetypeapplication/vnd.oasis.opendocument.presentation', 'not a text'],
    [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'a document of an older Word'],
    [`<br />\n<b>Notice</b>: old\n<?xml version="1.0"?><rss ${wxr}>`, 'a WordPress export with other text before'],
    ['name,url\nx,https://a.example/', 'a table of links from an unknown program'],
    ['{"guid":"root________","type":"text/x-moz-place-container"}', 'a Firefox bookmarks backup'],
    [Uint8Array.from([0x1f, 0x8b, 8, 0]), 'a compressed file'],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'a picture'],
    ['From: <Saved by Blink>\nContent-Type: multipart/related;', 'MHTML'],
    ['<?xml version="1.0"?><xml><records></records></xml>', 'EndNote XML'],
    ['<?xml version="1.0"?><TEI/>', 'an unknown kind of XML'],
    ['{"name":"x","type":"module"}', 'JSON that is not CSL-JSON'],
    ['{"a":', 'invalid JSON'],
    ['PMID- 12345', 'a PubMed file'],
    ['post_id,post_date,is_published,type', 'the table of a Substack export'],
    ['<rdf:RDF xmlns:rdf="x"/>', 'an RDF file'],
    ['%0 Journal Article', 'EndNote file'],
    ['Some text, with an address: me@example.org {x}', 'text that begins with "Some text'],
    [Uint8Array.from([0x61, 0x00, 0x01, 0x02, 0x62]), 'binary'],
  ])('says what %j is', (content, seen) => {
    const detected = detect(content);
    expect(detected.kind).toBeUndefined();
    expect(detected).toMatchObject({ seen: expect.stringContaining(seen), hint: expect.any(String) });
  });
});

test('detectKind › recognizes plain text by its name, unless it is something else', () => {
  const kindOf = (text: string) => detectKind({ bytes: Buffer.from(text), text, name: 'a.txt' }).kind;
  expect(['Some text.', 'TY  - BOOK\n', '%PDF-1.7'].map(kindOf)).toEqual(['markdown', 'ris', undefined]);
});

describe('decode', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  test.each([
    ['UTF-8', Buffer.from('é\r\nß'), 'é\nß', 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFé'), 'é', 'utf-8'],
    ['UTF-16', Buffer.from('\uFEFF<é>', 'utf16le'), '<é>', 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from('<a>', 'utf16le'), '<a>', 'utf-16le'],
    [
      'declared in XML',
      latin1('<?xml version="1.0" encoding="ISO-8859-15"?>¤'),
      expect.stringContaining('€'),
      'iso-8859-15',
    ],
    ['declared in HTML', latin1('<meta charset=iso-8859-1>é'), expect.stringContaining('é'), 'windows-1252'],
    [
      'UTF-8 in spite of its declaration',
      Buffer.from('<meta charset="iso-8859-1">é'),
      expect.stringContaining('é'),
      'utf-8',
    ],
    ['an unknown declaration', Buffer.from('<meta charset="nonsense">a'), expect.stringContaining('a'), 'utf-8'],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decode(bytes)).toEqual({ text, encoding, problems: [] });
  });

  test.each([
    [
      'an invalid byte in a line of UTF-8',
      Buffer.concat([Buffer.from('äöü\näöü'), latin1('\u0092')]),
      'äöü\näöü\uFFFD',
      'line 2: an invalid byte in UTF-8 became \uFFFD',
    ],
    [
      'lines from another file',
      Buffer.concat([Buffer.from('ä\n'), latin1('ö\n'), Buffer.from('a\nü\n'), latin1('é')]),
      'ä\nö\na\nü\né',
      'lines 2, 5 are not UTF-8: read as windows-1252',
    ],
    [
      'a file whose encoding is a guess',
      latin1('\u0093x'),
      '“x',
      'not UTF-8: it was read as windows-1252; if letters are wrong, add --encoding',
    ],
  ])('reports %s', (_, bytes, text, problem) => expect(decode(bytes)).toMatchObject({ text, problems: [problem] }));

  test('keeps the replacement character for a character that was lost before', () =>
    expect(decode(Buffer.from('ä\uFFFD'))).toMatchObject({ text: 'ä\uFFFD', problems: [] }));

  test('prefers the encoding that the editor names, and says where it is wrong', () => {
    const japanese = Buffer.of(0x83, 0x7e, 0x83, 0x8b);
    expect(decode(japanese, { encoding: 'shift_jis' })).toEqual({ text: 'ミル', encoding: 'shift_jis', problems: [] });
    expect(decode(japanese, { encoding: 'utf-8' }).problems).toEqual([
      'line 1: an invalid byte in UTF-8 became \uFFFD',
    ]);
  });
});
