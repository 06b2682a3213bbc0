import { describe, expect, test } from 'vitest';
import { type Phrase, phraseText } from '../../../src/messages/phrase.ts';
import { howToContinue, wayToRead } from '../../../src/phrases/reading.ts';
import { searchesFor } from '../../../src/phrases/searches.ts';
import { johnson, klausen, sampleWork } from '../../support/sample-work.ts';

const textOf = (phrase: Phrase) => phraseText(phrase).replaceAll('\u00a0', ' ');
const authors = [klausen, johnson];
const journal = { publication: 'A Journal', published: '2016-04' };
const search = 'Search for it in A Journal (DuckDuckGo), in libraries (WorldCat) and on the web (DuckDuckGo).';
const lookUp = 'Wayback Machine';

describe('wayToRead leads from a reference', () => {
  test.each([
    [
      'to the work, with its terms of access',
      { language: 'fr', source: { ...journal, url: 'https://journal.example/', access: 'open' } },
      ['https://journal.example/', 'Read online: A Journal', `free · in French · ${lookUp}`],
    ],
    [
      'to its DOI',
      { source: { ...journal, doi: '10.1000/182', pmid: '28723523', access: 'subscription' } },
      ['https://doi.org/10.1000/182', 'Read online: A Journal', `subscription required · ${lookUp}`],
    ],
    [
      'to PubMed',
      { source: { ...journal, pmid: '28723523' } },
      ['https://pubmed.ncbi.nlm.nih.gov/28723523/', 'Find it in PubMed', ''],
    ],
    [
      'to an archived copy if the address is unknown',
      { source: { ...journal, archived: 'https://web.archive.org/web/2016/x' } },
      ['https://web.archive.org/web/2016/x', 'Read online: A Journal', 'archived copy'],
    ],
    [
      'to a site whose name is unknown',
      { type: 'web page', source: { url: 'https://www.site.example/a' } },
      ['https://www.site.example/a', 'Read online: site.example', lookUp],
    ],
    [
      'to the copy that was found',
      { source: { publication: 'A Journal' }, via: { publication: 'A Blog', url: 'https://blog.example/a' } },
      ['https://blog.example/a', 'Read online: A Blog', lookUp],
    ],
    [
      'to the archive of a publication for a date',
      { via: { publication: 'A Blog', published: '2014-09-29', archive: 'https://blog.example/2014/09/29/' } },
      ['https://blog.example/2014/09/29/', 'Find it in the archive of A Blog for 29 September 2014', lookUp],
    ],
    [
      'to the archive of a publication',
      { via: { publication: 'A Blog', archive: 'https://blog.example/all/' } },
      ['https://blog.example/all/', 'Find it in the archive of A Blog', lookUp],
    ],
    ...(
      [
        ['video', 'Watch'],
        ['film', 'Watch'],
        ['podcast', 'Listen'],
        ['broadcast', 'Open'],
        ['dataset', 'Open'],
        ['interview', 'Read'],
      ] as const
    ).map(
      ([type, verb]) =>
        [
          `to a ${type}`,
          { type, source: { publication: 'A Site', url: 'https://site.example/' } },
          ['https://site.example/', `${verb} online: A Site`, lookUp],
        ] as const,
    ),
    [
      'to a description of the work: a magazine article',
      { authors, source: { ...journal, volume: '12', pages: '8', access: 'registration' } },
      [
        undefined,
        'We have no link to the original. Look for “Cells” by Jytte Klausen and Alexandra Johnson, A Journal 12, April 2016, p. 8 (free registration required).',
        '',
      ],
    ],
    [
      'to a description of the work: a book',
      { type: 'book', editors: [klausen], source: { publisher: 'A Press', published: '2003', isbn: '0-19-853453-1' } },
      [
        undefined,
        'We have no link to the original. Look for “Cells”, edited by Jytte Klausen, A Press, 2003, ISBN 0-19-853453-1.',
        '',
      ],
    ],
    [
      'to the archive that holds a letter',
      { type: 'letter', source: { repository: 'Record Office', place: 'Oxford', shelfmark: 'MS. 14' } },
      [undefined, 'Original held by: Record Office, Oxford, MS. 14.', ''],
    ],
    [
      'to its title, if nothing else is known',
      { title: 'Who goes there?' },
      [undefined, 'We have no link to the original. Look for “Who goes there?”', ''],
    ],
  ] as const)('%s', (_case, data, expected) => {
    const { href, call, terms, via } = wayToRead(sampleWork(data));
    expect([href, textOf(call), textOf(terms)]).toEqual(expected);
    expect(via).toEqual([]);
  });
});

describe('wayToRead offers searches', () => {
  const archive = 'https://blog.example/2014/09/29/';
  test.each([
    ['if no link is known', { source: journal }, true],
    ['if only the archive of a day is known', { via: { publication: 'A Blog', archive } }, true],
    ['for an excerpt without a link', { extent: 'excerpt', source: journal }, true],
    ['not if a link is known', { source: { ...journal, url: 'https://journal.example/' } }, false],
    ['not if a catalogue has the work', { source: { ...journal, pmid: '28723523' } }, false],
    ['not if somebody holds the work', { source: { repository: 'Record Office' } }, false],
    ['not if only the source of an excerpt is known', { extent: 'excerpt', via: { publication: 'A Blog' } }, false],
  ] as const)('%s', (_case, data, expected) => expect(wayToRead(sampleWork(data)).searches.length > 0).toBe(expected));
});

describe('searchesFor', () => {
  const linksOf = (phrase: Phrase) => phrase.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));

  test('looks for the original title, the first author and the publication', () => {
    const source = { publication: 'Tide & Time', title: 'The “Lost” [Harbour]' };
    const phrase = searchesFor(sampleWork({ authors, source }));
    expect(textOf(phrase)).toBe(
      'Search for it in Tide & Time (DuckDuckGo), in libraries (WorldCat) and on the web (DuckDuckGo).',
    );
    const title = 'The%20Lost%20Harbour';
    expect(linksOf(phrase)).toEqual([
      `https://duckduckgo.com/?q=${title}+%22Tide%20%26%20Time%22`,
      `https://search.worldcat.org/search?q=${title}+Jytte%20Klausen`,
      `https://duckduckgo.com/?q=${title}+Jytte%20Klausen`,
    ]);
  });
  test('names the publication where a copy was found', () =>
    expect(textOf(searchesFor(sampleWork({ via: { publication: 'A Blog' } })))).toContain('in A Blog ('));
  test('leaves out a search for an unknown publication', () =>
    expect(linksOf(searchesFor(sampleWork({ title: 'Cells' })))).toEqual([
      'https://search.worldcat.org/search?q=Cells+',
      'https://duckduckgo.com/?q=Cells+',
    ]));
  test('uses the searches of the settings', () => {
    const work = sampleWork({ title: 'Cells' });
    const search = { name: 'in our catalogue', url: 'https://catalogue.example/?t={title}' };
    expect(searchesFor(work, [search])).toEqual([
      'Search for it ',
      { text: 'in our catalogue', href: 'https://catalogue.example/?t=Cells' },
      '.',
    ]);
    expect(searchesFor(work, [])).toEqual([]);
  });
});

describe('howToContinue', () => {
  const source = { publication: 'A Journal', title: 'Wolves', access: 'registration', published: '2016' };
  const via = { publication: 'A Blog', published: '2016-04-03', url: 'https://blog.example/cells/', extent: 'excerpt' };

  test.each([
    [
      'an original without a link, and a copy',
      { authors, source, via },
      `We have no link to the original. Look for “Wolves” by Jytte Klausen and Alexandra Johnson, A Journal, 2016 (free registration required). ${search} Our source, A Blog (${lookUp}), ends at the same point.`,
    ],
    [
      'an original with a link',
      { source: { ...source, url: 'https://journal.example/', access: 'open' } },
      `Continue reading: A Journal (2016 · free · ${lookUp}).`,
    ],
    [
      'archived copies',
      {
        source: { publication: 'A Journal', archived: 'https://web.archive.org/web/2016/x' },
        via: { ...via, url: undefined, archived: 'https://web.archive.org/web/2016/y' },
      },
      'Continue reading: A Journal (archived copy). Our source, A Blog (archived copy), ends at the same point.',
    ],
    [
      'a copy that may be longer',
      { source: { publication: 'A Journal' }, via: { ...via, extent: undefined } },
      `We have no link to the original. Look for “Cells”, A Journal, date unknown. ${search} Our source, A Blog (${lookUp}), may have more of the text.`,
    ],
    [
      'a complete copy',
      { source: { publication: 'A Journal' }, via: { ...via, extent: 'full' } },
      `Continue reading: A Blog (3 April 2016 · ${lookUp}).`,
    ],
    ['a copy alone', { via }, `Our source, A Blog (${lookUp}), ends at the same point.`],
    [
      'a podcast',
      { type: 'podcast', source: { publication: 'Air', url: 'https://air.example/1' } },
      `Continue reading: Air (${lookUp}).`,
    ],
    ['a letter in an archive', { source: { repository: 'Record Office' } }, 'Original held by: Record Office.'],
    ['no source', {}, ''],
  ])('handles %s', (_case, data, sentence) =>
    expect(textOf(howToContinue(sampleWork({ extent: 'excerpt', ...data })))).toBe(sentence),
  );

  test('links the name of the publication', () => {
    const phrase = howToContinue(
      sampleWork({ extent: 'excerpt', source: { ...source, url: 'https://journal.example/' } }),
    );
    expect(phrase).toContainEqual({ text: 'A Journal', cite: true, href: 'https://journal.example/' });
  });
});
