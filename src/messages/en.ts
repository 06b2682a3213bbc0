/**
 * Every sentence and label of the site. `{name}` is a slot, `{count, plural, one {…} other {…}}` a plural form, and
 * `selectordinal` the form of an ordinal number; see format.ts. Comments say where a message appears if its name does not.
 */
export const en = {
  /** The locale of dates, plural forms and lists, unless the site settings name another, as a BCP 47 tag. */
  locale: 'en-GB',

  /** How much of a work is on this site. */
  extents: {
    excerpt: 'Excerpt',
    full: 'Full text',
    reference: 'Reference',
  },

  /** Why a work isn't in builds yet. Only the development server shows such works. */
  unpublished: {
    draft: 'Draft',
    scheduled: 'Scheduled for {day}',
  },

  /** The types of works. */
  types: {
    'journal article': 'Journal article',
    'magazine article': 'Magazine article',
    'newspaper article': 'Newspaper article',
    'blog post': 'Blog post',
    'web page': 'Web page',
    book: 'Book',
    'book chapter': 'Book chapter',
    'conference paper': 'Conference paper',
    report: 'Report',
    thesis: 'Thesis',
    letter: 'Letter',
    interview: 'Interview',
    speech: 'Speech',
    podcast: 'Podcast',
    broadcast: 'Broadcast',
    film: 'Film',
    video: 'Video',
    manuscript: 'Manuscript',
    review: 'Review',
    'encyclopedia entry': 'Encyclopedia entry',
    'legal document': 'Legal document',
    dataset: 'Dataset',
    document: 'Document',
  },

  /** Names of collections and kinds of pages: in navigation, as headings. */
  sections: {
    articles: 'Articles',
    related: 'Related reading',
    tags: 'Tags',
    lists: 'Reading lists',
    authors: 'Authors',
    search: 'Search',
    about: 'About',
  },

  /** Around every page. */
  page: {
    title: '{page} · {site}',
    skip: 'Skip to content',
    backToTop: 'Back to top',
    mainNavigation: 'Main',
    footerNavigation: 'Footer',
  },

  /** Dates, in the middle of a sentence. */
  dates: {
    /** The first day of a month in a date, if the language does not write `1`. */
    firstOfMonth: '1',
    circa: 'c.\u00a0{date}',
    uncertain: '{date}?',
    since: 'since {date}',
    until: 'until {date}',
    unknownStart: '? – {date}',
    unknownEnd: '{date} – ?',
    orEarlier: '{date} or earlier',
    orLater: '{date} or later',
    between: 'between {start} and {end}',
    /** "the 1990s", without the article. */
    decade: '{year}s',
    century: '{century, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} century',
    centuryBC: '{century, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} century BC',
    quarter: '{quarter, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} quarter of {year}',
    season: '{season} {year}',
    seasons: {
      spring: 'spring',
      summer: 'summer',
      autumn: 'autumn',
      winter: 'winter',
    },
  },

  /** Works in bylines, descriptions and citations. */
  works: {
    /** The line under the title begins with the first of these that applies, its creators. */
    bylines: {
      authors: 'By {names}',
      /** Authors and speakers of whom one is an institution: some languages would need its article after “by”. */
      institutions: 'By {names}',
      /** Who was interviewed, or who is heard in a podcast. */
      featured: 'With {names}',
      speakers: 'By {names}',
      directors: 'Directed by {names}',
      editors: 'Edited by {names}',
      translators: 'Translated by {names}',
      interviewers: 'Interview by {names}',
      recipients: 'To {names}',
    },
    /** How that line continues: "By Simone de Beauvoir, translated by Constance Borde". */
    contributions: {
      featured: 'with {names}',
      speakers: 'delivered by {names}',
      directors: 'directed by {names}',
      editors: 'edited by {names}',
      translators: 'translated by {names}',
      interviewers: 'interviewed by {names}',
      recipients: 'to {names}',
    },
    /** The contribution of a person to the work of others, on the person's page. */
    roles: {
      authors: 'As author',
      speakers: 'As speaker',
      directors: 'As director',
      editors: 'As editor',
      translators: 'As translator',
      interviewers: 'As interviewer',
      recipients: 'As recipient',
    },
    /** Creators who are not authors, in a bibliography: "Ann Writer and Ben Author (eds)". */
    bibliographyRoles: {
      directors: '{names} (dir.)',
      editors: '{names} ({count, plural, one {ed.} other {eds}})',
    },
    /** A work as the descriptions below name it. A title that is not the work's own is not quoted. */
    quoted: '“{title}”',
    quotedBy: {
      authors: '{title} by {names}',
      institutions: '{title} by {names}',
      featured: '{title}, with {names}',
      speakers: '{title} by {names}',
      directors: '{title}, directed by {names}',
      editors: '{title}, edited by {names}',
    },
    quotedIn: '{work} ({publication})',
    /** One sentence for search engines and previews. */
    descriptions: {
      excerpt: 'An excerpt from {work}.',
      full: 'The full text of {work}.',
      reference: 'Bibliographic details of {work}.',
    },
    /** A publication and a date: "A Journal, 18 July 2014". */
    published: '{publication}, {date}',
    /** The accessible name of a link from a publication to the work there. */
    at: '{publication}: “{title}”',
    via: '{source}; via {via}',
    /** In an exported citation: "Excerpt from “Lone Wolves no more”, Foreign Affairs". */
    copyOf: {
      excerpt: 'Excerpt from {original}',
      full: 'Full text of {original}',
      /** Of an original that is not in a publication: "Excerpt; original: City Archive, 3 May 1911". */
      unpublished: '{extent}; original: {original}',
    },
    /** Two authors in a bibliography: "Writer, Ann, and Ben Author". */
    twoAuthors: '{first}, and {second}',
    /** Authors that a social card has no room for: "A, B, C and 11 others". */
    others: '{count} others',
    /** A sentence that mentions a work. */
    quotation: '“{text}”',
    /** The editor's reason for a relation, on the page of the work that it describes. */
    reasonThere: 'On that page, about this work: “{reason}”',
  },

  /** The facts under the title of a work. */
  provenance: {
    /** In one line: "Excerpt from Foreign Affairs, “Lone Wolves no more” · via A Blog, 3 April 2016". */
    line: {
      from: { excerpt: 'Excerpt from {source}', full: 'Full text from {source}', reference: '{source}' },
      here: 'First published on this site, {date}',
      unknown: 'Original publication unknown',
      via: 'via {place}',
      foundAt: 'found on {place}',
    },
    /** Labels of the publication, by type of work. */
    firstPublished: 'First published',
    /** An edition that is not the first. */
    published: 'Published',
    /** An unpublished letter or manuscript. */
    written: 'Written',
    /** A speech that is not published. */
    delivered: 'Delivered',
    /** A film or a video. */
    released: 'Released',
    firstBroadcast: 'First broadcast',
    /** A thesis. */
    submitted: 'Submitted',
    /** The parts of a publication, in this order: "in A Book, as “Title”, edited by Ann Writer, 3rd edition, vol. 2". */
    parts: {
      here: 'on this site',
      in: 'in {publication}',
      as: 'as “{title}”',
      editedBy: 'edited by {names}',
      editionNumber: `{edition, selectordinal,
        one {#st edition} two {#nd edition} few {#rd edition} other {#th edition}}`,
      edition: '{edition} edition',
      volume: 'vol. {volume}',
      /** The volume and the issue of a periodical, after its name: "A Journal 97 (2)". */
      volumeIssue: '{volume} ({issue})',
      issue: 'no. {issue}',
      number: 'no. {number}',
      episode: 'episode {number}',
      placePublisher: '{place}: {publisher}',
      /** The series of a book, after its date: "1986 (Penguin Classics 12)". */
      series: '{publication} ({series})',
      page: 'p. {pages}',
      pages: 'pp. {pages}',
    },
    dateUnknown: 'date unknown',
    /** Only the date of the original is known. */
    dateOnly: '{date} (publication unknown)',
    reviewOf: 'Review of',
    reviewedBy: '{title} by {names}',
    reviewedInstitution: '{title} by {names}',
    event: 'Event',
    presentedAt: 'Presented at',
    heldAt: 'Held by',
    translatedFrom: 'Translated from',
    originallyPublished: 'Originally published',
    titleInLanguage: '{title} ({language})',
    originalPublication: 'Original publication',
    unknown: 'unknown',
    /** After a link that may be dead: an archived copy, or where to look for one. */
    archived: '{link} ({archive})',
    archivedCopy: 'archived copy',
    archive: 'Wayback Machine',
    access: 'Access',
    accessTerms: {
      open: 'free',
      registration: 'free registration required',
      subscription: 'subscription required',
    },
    takenFrom: 'Taken from',
    foundAt: 'Found on',
    directLink: 'Direct link',
    lookIn: 'unknown; try {archive}',
    publicationArchive: 'the archive of {publication}',
    publicationArchiveDate: 'the archive of {publication} for {date}',
    onThisSite: 'On this site',
    extents: {
      excerpt: 'excerpt',
      full: 'full text',
      reference: 'reference only',
    },
    added: '{extent} (added {added})',
    revised: '{extent} (added {added}, revised {revised})',
    revisedHere: '{here} (revised {revised})',
    notIncluded: 'Not included',
    missingImage: 'the image labelled “{label}”',
    omissions: 'the parts of the text marked […]',
    missingText: 'the rest of the text',
    rights: 'Rights',
    length: 'Length',
    /** The length of the text on this site, and how long it takes to read. */
    words: `{words} {count, plural, one {word} other {words}}, {minutes, plural,
      one {# minute} other {# minutes}}`,
    /** A fact in a feed, where it is one line. */
    fact: '{label}: {value}',
  },

  /** Where to read the whole of a work: on the page of a related work, and where an excerpt ends. */
  reading: {
    read: 'Read online: {place}',
    watch: 'Watch online: {place}',
    listen: 'Listen online: {place}',
    open: 'Open online: {place}',
    continue: 'Continue reading: {place}',
    find: 'Find it in {place}',
    findInArchive: 'Find it in {archive}',
    /** One of these as a sentence, with the date, the access and the language there. */
    withTerms: '{call} ({terms}).',
    sentence: '{call}.',
    lookFor: 'We have no link to the original. Look for {work}.',
    /** Searches for a work to which no link is known, each of them a link. */
    searches: {
      offer: 'Search for it {searches}.',
      publication: 'in {publication} (DuckDuckGo)',
      catalogue: 'in libraries (WorldCat)',
      web: 'on the web (DuckDuckGo)',
    },
    heldAt: 'Original held by: {repository}.',
    language: 'in {language}',
    sourceEnds: 'Our source, {source}, ends at the same point.',
    sourceMayContinue: 'Our source, {source}, may have more of the text.',
  },

  /** Within a text: labels that are read out, and a note in place of an image that only the source has. */
  text: {
    permalink: 'Link to this passage',
    /** The name of that link for screen readers. It shows only the number. */
    paragraph: 'Paragraph {number}',
    footnote: 'Note {number}',
    editorsNote: 'Editor’s note:',
    editorsFootnote: 'Editor’s note {number}',
    /** One of these, at the start of the note. */
    noteLabel: '{note}:',
    backToReference: 'Back to reference {number}',
    omission: 'Omission',
    startsLate: 'The excerpt starts partway through the text.',
    code: 'Code',
    table: 'Table',
    missingImage: 'The source has an image here; this site does not.',
  },

  /** Where an excerpt ends. */
  ending: {
    label: 'End of excerpt',
    ends: 'The excerpt ends here.',
    breaksOff: 'The excerpt ends here, mid-sentence.',
  },

  /** The page of a work. */
  work: {
    /** Links from the top of the page. */
    links: {
      label: 'On this page',
      whole: 'Full text',
      /** If no address of it is known. */
      findWhole: 'Find the full text',
      cite: 'Cite',
      series: 'Series',
      related: 'Related reading',
      similar: 'Similar works',
    },
    note: 'Editor’s note',
    contents: 'Contents',
    /** Closes the contents on a phone. */
    closeContents: 'Close',
    similar: 'Similar works',
    /** Why a work is similar: what it has in common with the one on the page. */
    shared: {
      author: 'Same author: {names}',
      authors: 'Same authors: {names}',
      series: 'Same series: {series}',
      tag: 'Shared tag: {tags}',
      tags: 'Shared tags: {tags}',
    },
    backlinks: 'Mentioned in',
    allBacklinks: 'All {count} works that mention this one',
    /** Links to the works before and after this one in the list of articles or of related works. */
    neighbours: {
      heading: 'Browse',
      prev: 'Previous: {title}',
      next: 'Next: {title}',
    },
    comments: 'Comments',
    comment: 'Leave a comment on {publication}.',
    commentOrWrite: 'Leave a comment on {publication}, or write to {email}.',
  },

  /** A series of works on this site. */
  series: {
    label: 'Series',
    part: '{series}, part {part}',
    partOf: '{series}, part {part} of {of}',
    next: 'Next in the series: {title}',
    /** A link to the page of a long series. */
    all: 'All {count} parts',
    /** On the page of a series. */
    description: 'The parts of the series “{series}” on this site.',
    lead: 'The parts of this series on this site, in order.',
    number: 'Part {part}',
    /** After the title of the part before a work. */
    previous: '(previous part)',
  },

  /** How to cite a work. */
  citations: {
    heading: 'How to cite',
    /** Labels of the citation styles. A style without one shows its own title. */
    styles: {
      chicago: 'Chicago (author-date, 17th edition)',
      apa: 'APA (7th edition)',
      mla: 'MLA (9th edition)',
    },
    original: 'The original',
    copy: 'This site’s copy',
    reprint: 'The reprint',
    foundAt: 'As found on {publication}',
    /** The number of a podcast or broadcast in MLA: "Serial, episode 1". */
    episode: 'episode {number}',
    /** In MLA and in BibTeX, which have no other place for these facts. */
    interviewBy: 'Interview by {names}',
    letterTo: 'Letter to {names}',
    directedBy: 'Directed by {names}',
    reviewOf: 'Review of {title}',
    reviewOfBy: 'Review of {title}, by {authors}',
    reviewOfInstitution: 'Review of {title}, by {authors}',
    /** In APA, after a copy of what was not published. */
    originals: {
      written: 'Original work written {year}',
      delivered: 'Original work delivered {year}',
    },
    /** Terms of the citation styles, where those of the CSL locale don't fit. */
    terms: {
      /** After the name of a blog, in brackets. */
      blog: 'blog',
      /** Before the title of a work that is reviewed. */
      review: 'Review of',
      circa: 'c.',
      /** After the names of people, of any gender. */
      director: 'director',
      interviewer: 'interviewer',
      /** Before the names of people or institutions. */
      interviewBy: 'interview by',
      /** Before the name of an event. */
      presentedAt: 'presented at',
    },
    paragraph: 'To cite a passage, add “para.” and its number to the citation, and “#p” and the number to the address.',
    /** At the bottom of the screen, after a link to a numbered passage was followed. */
    here: 'To cite this passage, add its number to {cite}.',
    hereCite: 'a citation',
    /** After that sentence. */
    hereNumber: 'This is para. {number}.',
    /** Hides that sentence. */
    hereDismiss: 'Dismiss',
    download: 'Download citation: {formats}',
    text: 'Download this text: {formats}',
  },

  /** What the reading script says. */
  readingScript: {
    /** Buttons at the top of a text that was left at a paragraph. */
    resume: 'Continue from paragraph {number}',
    dismiss: 'Dismiss',
    /** After a passage was copied. */
    copyQuotation: 'Copy again with citation',
    copied: 'Copied.',
    failed: 'Your browser didn’t allow copying.',
    /** The text that is copied: the selected words, their work, their place in it, and the address. */
    quotation: '“{text}” – {work}, {place}, {address}',
    paragraph: 'para. {first}',
    /** Replaces the sentence about citing passages if a link led to one. */
    example: 'To cite this passage, add its number (“para. {first}”) and link to {address}.',
  },

  /** The front page. */
  front: {
    read: {
      excerpt: 'Read the excerpt',
      full: 'Read the full text',
      reference: 'See the reference',
    },
    chosen: 'Editor’s choice',
    latest: 'Latest article',
    recent: 'Recently added',
    /** A link to that list at the top of the page, with the date of the latest change. */
    recentSince: '{recent} · {date}',
    /** Links to the EPUB file of the library. */
    epub: 'For your e-reader: {epub}',
    epubLink: 'the whole library as an EPUB file',
    /** If it has volumes. */
    epubLinks: 'the whole library as EPUB files',
    /** In a library without works. */
    empty: {
      lead: 'This library is empty: there is nothing to read here yet. If it is yours, here is how to fill it:',
      steps: [
        'In src/site.ts, set its title, description and colours.',
        'In src/content/tags, add a file for each tag that you need. Tags are optional.',
        'In src/content/articles, add your first article as a Markdown file.',
      ],
      help: 'docs/owning.md explains each step, and docs/content.md every field of these files.',
    },
  },

  /** The lists of articles, related works, tags, reading lists and authors. */
  lists: {
    articles: {
      lead: 'Excerpts and full texts, with the latest additions and revisions first.',
      description: 'The articles on this site, in excerpt or in full, with the latest additions and revisions first.',
      empty: 'There are no articles here yet.',
      /** On the front page, which shows only the latest works. */
      all: '{count, plural, one {One article} other {All # articles}}',
    },
    related: {
      lead: 'Works to read alongside the articles, listed by author, and where to find them.',
      description: 'Works to read alongside the articles on this site, listed by author, and where to find them.',
      empty: 'There is no related reading here yet.',
      all: '{count, plural, one {One related work} other {All # related works}}',
    },
    tags: {
      lead: 'The subjects on this site, with the number of works under each.',
      description: 'The subjects that works on this site are filed under, and what each one covers.',
      empty: 'There are no tags here yet.',
    },
    lists: {
      lead: 'Lists of works to read one after another, with the number of works on each.',
      description: 'Works on this site to read one after another, and what each list is for.',
    },
    authors: {
      lead: 'Everyone who wrote, received or contributed to a work listed here, with the number of works for each.',
      description: 'Everyone who wrote, received or contributed to a work listed on this site.',
      empty: 'There are no authors here yet.',
    },
    /** After the number of works under a tag or by an author; read out, not shown. */
    works: '{count, plural, one {work} other {works}}',
    /** The latest change to a work, in lists sorted by that date. */
    added: 'Added {date}',
    revised: 'Revised {date}',
    /** Names the links to the letters of an index. */
    letters: 'Letters',
    pages: 'Pagination',
    previous: 'Previous page',
    next: 'Next page',
    page: 'Page {number} of {last}',
  },

  /** The page of an author. */
  author: {
    lead: 'Works listed on this site.',
    description: 'Works by {author} listed on this site.',
    contributorDescription: 'Works by or with {author} listed on this site.',
    follow: 'Subscribe to new works by {author}: {rss} or {json} feed.',
    /** The name of a person who shares it with another: "Ann Writer (historian)". */
    qualified: '{name} ({qualifier})',
  },

  /** The list of all works that mention one. */
  backlinks: {
    title: 'Works that mention “{title}”',
    heading: 'Works that mention {work}',
    description: 'The works on this site that mention “{title}”.',
  },

  /** The page of a tag, and what a work's page says about its tags. */
  tag: {
    label: 'Tag',
    otherNames: 'Also called',
    spelling: 'In the source',
    misspelled: '“{form}” (misspelling corrected here)',
    works: 'Works',
    follow: '{search}, or subscribe to its {rss} or {json} feed.',
    search: 'Search this tag',
    noWorks: 'No works have this tag yet. Subscribe to its {rss} or {json} feed.',
    relatedTags: 'Related tags',
    chosenHere: 'Tags chosen by this site.',
    fromSource: `{corrected, plural,
      =0 {Tags from the source.}
      one {Tags from the source; one misspelling corrected.}
      other {Tags from the source; # misspellings corrected.}}`,
  },

  /** The page of a reading list. */
  readingList: {
    label: 'Reading list',
    follow: 'Subscribe to the works on this list: {rss} or {json} feed.',
    empty: 'No works are on this list yet.',
    /** In the feeds of the list, above the text of a work. */
    reason: 'Why this is on the reading list: {reason}',
  },

  /** The EPUB files. */
  epub: {
    name: 'EPUB',
    /** Links to the volumes of a large library. */
    inVolumes: '{all} ({volumes})',
    volume: 'volume {number}',
    /** The title of a volume. */
    volumeOf: '{title}, volume {number} of {count}',
    contents: 'Contents',
    /** For reading systems; not shown in the text. */
    landmarks: 'Landmarks',
    start: 'Start of text',
    about: 'About this text',
    from: 'This text is from {site}: {address}',
    /** On the title page of the library. */
    asOf: 'Last updated on {date}.',
    rights: 'The section “About this text” at the end of each text says who holds the rights to it.',
    accessible:
      'You can change the size, font and colours of the text. Headings, notes and numbered passages are linked.',
    accessiblePictures:
      'You can change the size, font and colours of the text. Headings, notes and numbered passages are linked. All images that are not decorative have a description.',
  },

  feeds: {
    rss: 'RSS',
    json: 'JSON',
    /** In the footer. */
    follow: '{page}: {rss} · {json}',
    /** At the top of a feed that is opened in a browser. */
    inBrowser:
      'This is a feed, for feed readers. To follow this site, copy the URL of this page into a feed reader. The latest works:',
  },

  /** The page on how to follow the site. */
  follow: {
    heading: 'Follow',
    description: 'How to hear about new works on {site}.',
    lead: 'Let new works come to you: a feed reader shows what has been added or revised here.',
    feed: {
      heading: 'How it works',
      what: 'A feed is a file that lists the latest works. A feed reader is an app or a website that checks the feeds to which you subscribe. You need no account here, and this site does not learn who you are.',
      how: 'Copy the address of a feed. In your feed reader, choose “Add feed” or “Subscribe”, and paste the address there. Many readers also accept the address of a page on this site, and find its feeds themselves.',
    },
    feeds: {
      heading: 'Feeds',
      rss: 'All works, as RSS, which every feed reader understands: {address}',
      json: 'All works, as JSON Feed: {address}',
      /** Headings of lists. */
      tags: 'Feeds by tag',
      lists: 'Feeds by reading list',
      authors: 'Feeds by author',
      /** Names a feed in such a list for screen readers; it begins with the format. */
      named: '{format} feed: {name}',
    },
    email: {
      heading: 'E-mail',
      subscribe: 'You can also hear about new works by e-mail: {subscribe}.',
      link: 'subscribe by e-mail',
    },
  },

  /** The Markdown file of each work, and llms.txt, which lists these files. */
  programs: {
    /** At the top of the file of a work. */
    held: {
      excerpt: 'Excerpt only: the rest of the text is not on this site.',
      full: 'The full text.',
      reference: 'Reference only: none of the work’s own text is on this site.',
    },
    numbers: 'A comment such as <!-- {anchor} --> gives the number of the passage below it, which is at {address}.',
    /** In place of an image, as a link to the page that shows it. */
    image: 'Image',
    describedImage: 'Image: {description}',
    count:
      '{count, plural, =0 {There are no works here yet.} one {There is one work on this site.} other {There are {count} works on this site.}}',
    files:
      'Each link to a work leads to a Markdown file. It starts with the work’s bibliographic record in YAML, which says how much of the work is on this site. The text follows, with numbered passages. For the URL of the work’s page, replace .md with a slash.',
    /** The name of the section that programs may skip, as llmstxt.org has it. */
    optional: 'Optional',
    citations: 'Citations of all works as {format}',
    epub: 'All works as one EPUB file',
    feed: '{format} feed of new works',
    sitemap: 'Sitemap',
  },

  notFound: {
    label: '404',
    title: 'Page not found',
    description: 'There is no page at this address.',
    help: 'Check the address for typos, start again from {home}, or {search}.',
    home: 'the front page',
    search: 'search the site',
  },

  /** The page at the former address of another page. */
  redirect: 'Redirecting to {address}',

  /** A page that was published and is withdrawn on purpose. */
  withdrawn: {
    label: '410',
    title: 'Page withdrawn',
    description: 'The page at this address was withdrawn.',
    gone: 'This page was withdrawn and is no longer on this site.',
    goneSince: 'This page was withdrawn on {date} and is no longer on this site.',
    /** Links to the lists and to the search. */
    help: 'Browse instead: {sections}.',
  },

  /** Whose the texts are: in the footer, and on the About page. */
  rights: {
    quoted: 'Quoted passages belong to their authors and publishers.',
    licence: 'The site’s own text is licensed under {licence}.',
    /** The licence of a work, after the statement of its rights. */
    work: 'Licensed under {licence}.',
    publicDomain: 'In the public domain.',
  },

  /** The About page: a section for each group. Sentences that don’t apply to the library are left out. */
  about: {
    /** The heading if the owner has written no text for this page. */
    title: 'About {site}',
    extent: {
      heading: 'What is here',
      lead: 'Each work’s page says how much of the work is on this site.',
      excerpt: 'An excerpt is part of the text, word for word, and the page marks where it ends.',
      full: 'A full text is the whole work.',
      reference:
        'A reference is a bibliographic entry: it includes none of the work’s own text, and any note on it is by the editor of this site.',
      verbatim:
        'Quotations follow the source exactly, punctuation included. Where the source has an image that this site does not, an empty frame marks its place. Anything added by this site is set apart from the text.',
    },
    sources: {
      heading: 'Sources',
      original: 'For each work, this site names the original publication, or says that it is unknown.',
      found:
        'It also names the page where the work was found, if different. A date next to that page is the page’s own, not the original’s.',
      archive:
        'If we have no direct link to a work, its page says so and points to the source’s archive for the day on which it appeared.',
      own: 'If a text was first published on this site, its page says so.',
    },
    tags: {
      heading: 'Tags',
      fromSource: 'If the source filed a work under its own categories, we use these as tags.',
      misspelled: 'Where one was misspelled, the tag’s page records the original spelling.',
      otherwise:
        'If the source’s categories are unknown, this site chose the tags. Each work’s page says who chose them.',
      chosenHere: 'The tags of each work were chosen by this site.',
      definitions: 'The definitions of the {tags} are this site’s own.',
      link: 'tags',
    },
    rights: {
      heading: 'Rights',
      excerpt:
        'An excerpt belongs to its authors and publisher and is quoted here with attribution; no licence is claimed for it.',
      full: 'Each full text’s page says who holds the rights, and on what terms the text is published here.',
      licensed: 'If a text is in the public domain or licensed, its page says so and links to the terms.',
    },
    citing: {
      heading: 'How to cite',
      copies:
        'The original and the copy here are cited differently, so texts first published elsewhere have a citation for each.',
      paragraphs: 'The passages of a text are numbered, and each number is a link to its passage.',
    },
    reading: {
      heading: 'What your browser stores',
      place:
        'If you leave a long text before the end, your browser remembers the number of the paragraph, on this device only, and offers to continue from there. Nothing is sent to this site or to anyone else, and nothing else is stored.',
    },
    downloads: {
      heading: 'Downloads and feeds',
      citations:
        'Each work’s page has its citation in formats for reference managers. The citations of all works can be downloaded together, as {formats}.',
      epub: 'For e-readers, the whole library can be downloaded as {epub}, and so can each text, from its page.',
      feeds: 'To hear about new works, subscribe to the {rss} or {json} feed.',
      ownFeeds: 'The pages of {pages} link to their own feeds.',
      /** The lists with feeds that the sentence names. */
      pages: { tags: 'tags', lists: 'reading lists', authors: 'authors' },
    },
    contact: {
      heading: 'Contact',
      owner: 'This site is run by {owner}.',
      comment: 'To comment on “{title}”, go to {publication}, our source.',
      email: 'To get in touch, write to {email}.',
    },
  },

  /** The search form in the header, the search page and its results. */
  search: {
    description: 'Search this site by word, tag, author and year.',
    /** The search field in the header of each page. */
    siteField: 'Search this site',
    /** The search field of the search page. */
    field: 'Search terms',
    submit: 'Search',
    hint: 'Use "quotes" for an exact phrase, or -word to exclude a word.',
    /** On a phone, opens the filters, the order and the hint. */
    refine: 'Filter and sort',
    filter: 'Filter',
    facets: { kind: 'Type', tag: 'Tag', author: 'Author', year: 'Year' },
    /** The labels of the first and the last year. */
    from: 'From',
    to: 'to',
    sortBy: 'Sort by',
    sortOrders: { relevance: 'relevance', date: 'date' },
    /** Above the newest works, which the page shows before a search. */
    newest: 'Newest works',
    /** In place of the form, in a library without works. */
    empty: 'There is nothing to search yet: this library is empty.',
    showMore: 'Show more',
    noScript: 'Search needs JavaScript, which is off or didn’t load.',
    tryAgain: 'Try again',
    /** Above links to all lists, when there are no results. */
    browse: 'Browse:',
    /** Between the results with all of the words and those with some of them. */
    partial: 'Partial matches',
    /** The messages of the search script, which the search page embeds. */
    script: {
      results: 'Results',
      pageTitle: '“{query}” · {title}',
      workCount: '{count, plural, =0 {No works} one {# work} other {# works}}',
      resultCount: '{count, plural, =0 {No results} one {# result} other {# results}} for “{query}”',
      /** After the count: “3 results for “war” in articles, tagged peace, newest first”. */
      filters: { kind: 'in {values}', tag: 'tagged {values}', author: 'by {values}', year: 'from {values}' },
      /** After the other filters, or next to “Year”: the first and the last year. */
      years: { fromTo: 'from {from} to {to}', since: 'from {from} on', until: 'up to {to}' },
      newestFirst: ', newest first',
      kindsInSentence: { article: 'articles', related: 'related reading' },
      /** The year of a facet, if the year of the original is unknown for all or some of its works. */
      reprintYear: '{year} (reprint)',
      mixedYear: '{year} (some reprints)',
      /** After the number of works in a facet; for screen readers. */
      unit: '{count, plural, one {work} other {works}}',
      showAll: 'Show all {count}',
      clearFilters: 'Clear filters',
      completions: 'Showing results for {words}.',
      /** After the total number of results. */
      split: '{complete, plural, =0 {None} other {#}} with all of the words, {partial} with some',
      nothingToSearch: '“{query}” has no letters or digits to search for.',
      openTitle: 'Press Enter to open “{title}”.',
      /** For a word that follows a minus sign, with a link that removes the sign. */
      withoutTerm: 'Works with “{term}” are excluded.',
      includeTerm: 'Search for “{term}” as well',
      /** For words that the library doesn't have: a list of them in quotation marks. */
      notFound: 'No results for {terms}.',
      didYouMean: 'Did you mean {suggestions}?',
      /** Offers the words of a phrase. */
      withoutQuotes: 'Search without quotes: {suggestions}',
      failed: 'Search didn’t load completely. Check your connection and try again.',
      tags: 'Tags: {tags}{more, plural, =0 {} other { and # more}}',
      /** A part of the editor's note, or of those in a text, that contains the words. */
      editorsNote: 'Editor’s note: {note}',
      /** The parts of a result that contain the words. */
      foundIn: 'Found in: {places}',
      places: {
        title: 'title',
        original: 'original title',
        /** Of anyone: an author, a translator, an editor. */
        byline: 'name',
        publication: 'publication',
        publisher: 'publisher',
        date: 'date',
        series: 'series',
        identifiers: 'identifier or address',
        type: 'type',
        tags: 'tags',
        expansions: 'abbreviation',
        text: 'text',
        note: 'note',
      },
      missingTerms: 'Missing: {terms}',
      /** A phrase of the query, among these terms. */
      phrase: '“{words}”',
    },
  },
};

/** The sentences and labels of the site in any language. */
export type Messages = typeof en;
