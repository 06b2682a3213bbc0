import type { Messages } from './en.ts';

/** The messages in German. en.ts explains them. */
export const de: Messages = {
  locale: 'de-DE',

  extents: {
    excerpt: 'Auszug',
    full: 'Volltext',
    reference: 'Nachweis',
  },

  sections: {
    articles: 'Artikel',
    related: 'Literatur',
    tags: 'Schlagwörter',
    authors: 'Autorinnen und Autoren',
    search: 'Suche',
    about: 'Über',
  },

  page: {
    title: '{page} · {site}',
    skip: 'Zum Inhalt springen',
    mainNavigation: 'Hauptnavigation',
    footerNavigation: 'Fußzeile',
  },

  works: {
    byline: 'Von {authors}',
    quoted: '„{title}“',
    quotedBy: '„{title}“ von {authors}',
    quotedIn: '{work} ({publication})',
    descriptions: {
      excerpt: 'Auszug aus {work}.',
      full: '{work} im Volltext.',
      reference: 'Nachweis zu {work}.',
    },
    published: '{publication}, {date}',
    via: '{source}; nach {via}',
    copyOf: {
      excerpt: 'Auszug aus {original}',
      full: 'Volltext von {original}',
    },
    twoAuthors: '{first} und {second}',
    quotation: '„{text}“',
  },

  provenance: {
    firstPublished: 'Zuerst erschienen',
    sameTitle: '{publication}, {date}',
    otherTitle: '{publication}, unter dem Titel „{title}“, {date}',
    dateUnknown: 'Datum unbekannt',
    originalPublication: 'Zuerst erschienen',
    unknown: 'Ort unbekannt',
    archived: '{link} ({archive})',
    archive: 'Wayback Machine',
    access: 'Zugang',
    accessTerms: {
      open: 'frei',
      registration: 'kostenlose Registrierung erforderlich',
      subscription: 'Abonnement erforderlich',
    },
    takenFrom: 'Übernommen aus',
    foundAt: 'Fundstelle',
    directLink: 'Direkter Link',
    lookIn: 'unbekannt; siehe {archive}',
    publicationArchive: 'Archiv von {publication}',
    publicationArchiveDate: 'Archiv von {publication}, {date}',
    onThisSite: 'Auf dieser Website',
    extents: {
      excerpt: 'Auszug',
      full: 'Volltext',
      reference: 'nur der Nachweis',
    },
    added: '{extent} (aufgenommen am {added})',
    revised: '{extent} (aufgenommen am {added}, überarbeitet am {revised})',
    notIncluded: 'Nicht enthalten',
    missingImage: 'das Bild mit der Beschriftung „{label}“',
    omissions: 'die mit […] gekennzeichneten Teile des Textes',
    missingText: 'der übrige Text',
    rights: 'Rechte',
    fact: '{label}: {value}',
  },

  text: {
    permalink: 'Link zu Absatz {number}',
    footnote: 'Anmerkung {number}',
    editorsNote: 'Anmerkung der Redaktion:',
    editorsFootnote: 'Anmerkung der Redaktion {number}',
    omission: 'Auslassung',
    startsLate: 'Der Auszug beginnt nicht am Anfang des Textes.',
    table: 'Tabelle',
    missingImage: 'An dieser Stelle zeigt die Quelle ein Bild, das hier fehlt.',
  },

  ending: {
    label: 'Ende des Auszugs',
    ends: 'Hier endet der Auszug.',
    breaksOff: 'Hier endet der Auszug, mitten im Satz.',
    continueAt: 'Weiterlesen bei {publication}.',
    original: 'Das Original, „{title}“, ist in {publication} erschienen (Link unbekannt).',
    originalBy: 'Das Original, „{title}“ von {authors}, ist in {publication} erschienen (Link unbekannt).',
    access: {
      registration: 'Zum Lesen ist dort eine kostenlose Registrierung nötig.',
      subscription: 'Zum Lesen ist dort ein Abonnement nötig.',
    },
    sourceEnds: 'Unsere Vorlage, {source}, endet an derselben Stelle.',
    sourceMayContinue: 'Unsere Vorlage, {source}, enthält möglicherweise mehr vom Text.',
  },

  work: {
    note: 'Redaktionelle Notiz',
    similar: 'Ähnliche Texte',
    sharedTags: 'Gemeinsame Schlagwörter: {tags}',
    backlinks: 'Erwähnt in',
    allBacklinks: 'Alle {count} Texte, die diesen erwähnen',
    comments: 'Kommentare',
    comment: 'Kommentare sind bei {publication} möglich.',
    commentOrWrite: 'Kommentare sind bei {publication} möglich oder per E-Mail an {email}.',
  },

  citations: {
    heading: 'Zitieren',
    styles: {
      chicago: 'Chicago (Autor-Jahr, 17. Auflage)',
      apa: 'APA (7. Auflage)',
      mla: 'MLA (9. Auflage)',
    },
    original: 'Das Original',
    copy: 'Die Fassung auf dieser Website',
    reprint: 'Der Nachdruck',
    foundAt: 'Nach {publication}',
    paragraph: 'Absätze lassen sich mit ihrer Nummer zitieren: Abs. {number} steht unter {address}.',
    download: 'Nachweis herunterladen: {formats}',
  },

  front: {
    read: {
      excerpt: 'Den Auszug lesen',
      full: 'Den ganzen Text lesen',
      reference: 'Den Nachweis ansehen',
    },
    moreArticles: 'Weitere Artikel',
    allArticles: 'Alle {count} Artikel',
    allRelated: 'Die gesamte Literatur ({count} Texte)',
    empty: {
      lead: 'Diese Bibliothek ist leer: Noch gibt es hier nichts zu lesen. Wer sie füllen möchte, geht so vor:',
      steps: [
        'In src/site.ts Titel, Beschreibung und Farben festlegen.',
        'In src/content/tags für jedes Schlagwort eine Datei anlegen. Schlagwörter sind freiwillig.',
        'In src/content/articles den ersten Artikel als Markdown-Datei ablegen.',
      ],
      help: 'docs/owning.md erklärt jeden Schritt, docs/content.md jedes Feld dieser Dateien (beides auf Englisch).',
    },
  },

  lists: {
    articles: {
      lead: 'Auszüge und Volltexte; was zuletzt aufgenommen oder überarbeitet wurde, steht am Anfang.',
      description: 'Die Artikel auf dieser Website, als Auszug oder im Volltext, die neuesten zuerst.',
      empty: 'Noch gibt es hier keine Artikel.',
    },
    related: {
      lead: 'Was sich neben den Artikeln zu lesen lohnt, nach Namen geordnet, und wo es zu finden ist.',
      description:
        'Was sich neben den Artikeln auf dieser Website zu lesen lohnt, nach Namen geordnet, und wo es zu finden ist.',
      empty: 'Noch ist hier keine Literatur verzeichnet.',
    },
    tags: {
      lead: 'Die Themen dieser Website, jeweils mit der Zahl der Texte.',
      description: 'Die Themen, nach denen die Texte auf dieser Website geordnet sind, und was jedes umfasst.',
      empty: 'Noch gibt es hier keine Schlagwörter.',
    },
    authors: {
      lead: 'Alle, von denen hier ein Text verzeichnet ist, jeweils mit der Zahl der Texte.',
      description: 'Alle, von denen auf dieser Website ein Text verzeichnet ist.',
      empty: 'Noch ist hier niemand verzeichnet.',
    },
    works: '{count, plural, one {Text} other {Texte}}',
    pages: 'Seiten',
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    page: 'Seite {number} von {last}',
  },

  author: {
    lead: 'Texte, die auf dieser Website verzeichnet sind.',
    description: 'Texte von {author}, die auf dieser Website verzeichnet sind.',
  },

  backlinks: {
    title: 'Texte, die „{title}“ erwähnen',
    heading: 'Texte, die {work} erwähnen',
    description: 'Die Texte auf dieser Website, die „{title}“ erwähnen.',
  },

  tag: {
    label: 'Schlagwort',
    otherNames: 'Auch genannt',
    spelling: 'In der Quelle',
    misspelled: '„{form}“ (hier berichtigt)',
    works: 'Texte',
    follow: '{search} oder ihm per {rss}- oder {json}-Feed folgen.',
    search: 'Nach diesem Schlagwort suchen',
    noWorks: 'Noch trägt kein Text dieses Schlagwort. Man kann ihm per {rss}- oder {json}-Feed folgen.',
    relatedTags: 'Oft zusammen mit',
    chosenHere: 'Die Schlagwörter hat diese Website vergeben.',
    fromSource: `{corrected, plural,
      =0 {Die Schlagwörter stammen aus der Quelle.}
      one {Die Schlagwörter stammen aus der Quelle; ein Schreibfehler ist berichtigt.}
      other {Die Schlagwörter stammen aus der Quelle; # Schreibfehler sind berichtigt.}}`,
  },

  feeds: {
    rss: 'RSS',
    json: 'JSON',
  },

  notFound: {
    label: '404',
    title: 'Seite nicht gefunden',
    description: 'Unter dieser Adresse gibt es keine Seite.',
    help: 'Vielleicht enthält die Adresse einen Tippfehler. Weiter geht es auf der {home} oder mit der {search}.',
    home: 'Startseite',
    search: 'Suche',
  },

  rights: {
    quoted: 'Die Rechte an zitierten Texten liegen bei denen, die sie verfasst oder verlegt haben.',
    licence: 'Die eigenen Texte dieser Website stehen unter {licence}.',
  },

  about: {
    title: 'Über {site}',
    extent: {
      heading: 'Was hier steht',
      lead: 'Die Seite jedes Textes nennt, wie viel davon auf dieser Website steht.',
      excerpt: 'Ein Auszug ist ein Teil des Textes, Wort für Wort, und die Seite zeigt, wo er endet.',
      full: 'Ein Volltext ist vollständig.',
      reference:
        'Ein Nachweis ist ein bibliografischer Eintrag: Er enthält nichts vom Text selbst, und eine Notiz dazu stammt von der Redaktion dieser Website.',
      verbatim:
        'Zitate folgen der Quelle genau, auch in der Zeichensetzung. Wo die Quelle ein Bild zeigt, das hier fehlt, steht ein leerer Rahmen. Was diese Website hinzufügt, ist vom Text abgesetzt.',
    },
    sources: {
      heading: 'Quellen',
      original: 'Zu jedem Text nennt diese Website den Ort der Erstveröffentlichung, oder dass er unbekannt ist.',
      found:
        'Sie nennt auch die Seite, auf der sie den Text gefunden hat, wenn das eine andere ist. Ein Datum bei dieser Seite ist das der Seite, nicht das des Originals.',
      archive:
        'Ist der direkte Link zu einem Text unbekannt, so steht das auf seiner Seite, und sie verweist auf das Archiv der Quelle zu diesem Datum, in dem sich der Text suchen lässt.',
    },
    tags: {
      heading: 'Schlagwörter',
      fromSource: 'Hat die Quelle einen Text unter eigenen Rubriken abgelegt, so sind diese seine Schlagwörter.',
      misspelled: 'War eine davon falsch geschrieben, so nennt die Seite des Schlagworts die ursprüngliche Schreibung.',
      otherwise:
        'Sind die Rubriken der Quelle unbekannt, so hat diese Website die Schlagwörter vergeben. Die Seite jedes Textes sagt, was zutrifft.',
      chosenHere: 'Die Schlagwörter jedes Textes hat diese Website vergeben.',
      definitions: 'Die Erklärungen der {tags} stammen von dieser Website.',
      link: 'Schlagwörter',
    },
    rights: {
      heading: 'Rechte',
      excerpt:
        'Die Rechte an einem Auszug liegen bei denen, die ihn verfasst oder verlegt haben; er wird hier mit Quellenangabe zitiert, und eine Lizenz wird nicht beansprucht.',
      full: 'Die Seite jedes Volltextes sagt, wer die Rechte daran hat und zu welchen Bedingungen er hier steht.',
    },
    citing: {
      heading: 'Zitieren',
      copies:
        'Das Original und die Fassung auf dieser Website sind zweierlei, und die Seite eines Textes, der anderswo erschienen ist, bietet für beides einen Nachweis.',
      paragraphs: 'Die Absätze eines Textes sind nummeriert, und jede Nummer ist ein Link zu ihrem Absatz.',
    },
    downloads: {
      heading: 'Downloads und Feeds',
      citations:
        'Auf der Seite jedes Textes steht sein Nachweis in Formaten für Literaturverwaltungen bereit. Die Nachweise aller Texte lassen sich zusammen herunterladen, als {formats}.',
      feeds: 'Neue Einträge kommen per {rss}- oder {json}-Feed.',
      tagFeeds: 'Jedes Schlagwort hat eigene Feeds, die auf seiner Seite verlinkt sind.',
    },
    contact: {
      heading: 'Kontakt',
      owner: 'Verantwortlich für diese Website: {owner}.',
      comment: '„{title}“ lässt sich bei unserer Quelle kommentieren: {publication}.',
      email: 'Post an diese Website: {email}.',
    },
  },

  search: {
    description: 'Diese Website nach Wort, Schlagwort, Namen und Jahr durchsuchen.',
    siteField: 'Hier suchen',
    field: 'Suchbegriffe',
    submit: 'Suchen',
    hint: 'Eine "Wortfolge" in Anführungszeichen wird genau so gesucht, -Wort schließt ein Wort aus.',
    filter: 'Filter',
    facets: { kind: 'Art', tag: 'Schlagwort', author: 'Name', year: 'Jahr' },
    sortBy: 'Sortieren nach',
    sortOrders: { relevance: 'Relevanz', date: 'Datum' },
    results: 'Treffer',
    empty: 'Noch gibt es nichts zu suchen: Diese Bibliothek ist leer.',
    showMore: 'Mehr anzeigen',
    noScript: 'Die Suche braucht JavaScript, das ausgeschaltet ist oder nicht geladen wurde.',
    tryAgain: 'Noch einmal versuchen',
    browse: 'Zum Stöbern:',
    script: {
      pageTitle: '„{query}“ · {title}',
      workCount: '{count, plural, =0 {Keine Texte} one {# Text} other {# Texte}}',
      resultCount: '{count, plural, =0 {Keine Treffer} one {# Treffer} other {# Treffer}} für „{query}“',
      filters: {
        kind: 'in {values}',
        tag: 'zum Schlagwort {values}',
        author: 'von {values}',
        year: 'aus dem Jahr {values}',
      },
      newestFirst: ', neueste zuerst',
      kinds: { article: 'Artikel', related: 'Literatur' },
      kindsInSentence: { article: 'Artikeln', related: 'der Literatur' },
      reprintYear: '{year} (Nachdruck)',
      mixedYear: '{year} (teils Nachdrucke)',
      unit: '{count, plural, one {Text} other {Texte}}',
      showAll: 'Alle {count} anzeigen',
      clearFilters: 'Filter aufheben',
      completions: 'Angezeigt werden Treffer für {words}.',
      notFound: 'Keine Treffer für „{term}“.',
      didYouMean: 'Ähnlich geschrieben: {suggestions}',
      withoutQuotes: 'Ohne Anführungszeichen suchen: {suggestions}',
      failed: 'Die Suche wurde nicht vollständig geladen. Bitte die Verbindung prüfen und es noch einmal versuchen.',
      tags: 'Schlagwörter: {tags}{more, plural, =0 {} one { und # weiteres} other { und # weitere}}',
      missingTerms: 'Es fehlt: {terms}',
      phrase: '„{words}“',
    },
  },
};
