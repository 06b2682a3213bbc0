import { describe, expect, test } from 'vitest';
import { fr } from '../../src/messages/fr.ts';
import { htmlFiles } from '../support/context.ts';
import { describeLanguage, titlesOn } from '../support/language-sites.ts';

const { open, site, textOf, search } = describeLanguage('french', 'fr', fr);

describe('a French site', () => {
  const lighthouse = 'L’homme du phare';
  const letters = 'Lettres du bassin';
  const narrow = (text: string) => text.replace(/\p{Zs}/gu, ' ');

  test('formats dates, centuries, lists and plurals in French', async () => {
    const text = await textOf('articles/l-homme-du-phare/index.html');
    expect(text).toContain('Échos du littoral, 1er août 2014');
    expect(text).toContain('texte intégral (mise en ligne le 1er janvier 2026, dernière révision le 4 mars 2026)');
    expect(text).toContain('Mots-clés repris de la source ; une faute corrigée.');
    expect(text).toContain('Éditions de l’Estran, XXe siècle.');
    expect(await textOf('articles/lettres-du-bassin/index.html')).toContain('Par Ève Ors et Emre Yılmaz');
    expect(await textOf('tags/index.html')).toMatch(/Habiter, 3 textes .*Œuvres de mer, 1 texte /);
  });

  test.each([
    ['a noun after a typographic or a typewriter apostrophe', 'homme', [letters, lighthouse]],
    ['an elided article', 'l’homme', [letters, lighthouse]],
    ['the same, typed', "l'homme", [letters, lighthouse]],
    ['a plural for its singular', 'hommes', [letters, lighthouse]],
    ['a ligature', 'œuvre', [lighthouse]],
    ['a ligature in two letters', 'oeuvres', [lighthouse]],
    ['a word without its accent', 'ile', [lighthouse]],
    ['function words with a word', 'qu’est-ce que la marée', [lighthouse]],
    ['a phrase in guillemets', '«\u00a0l’homme de la poste\u00a0»', [letters]],
  ])('finds %s: %s', async (_case, query, titles) => {
    const page = await search(query, /résultat/);
    expect(await titlesOn(page)).toEqual(titles);
    const count = titles.length === 1 ? '1 résultat' : `${titles.length} résultats`;
    const said = narrow(await page.getByRole('status').innerText());
    expect(said).toContain(`${count} pour « ${query.replace(/[«»]/g, '').trim()} »`);
  });

  test.each([360, 1280])('fits a window of %i pixels', async (width) => {
    const page = await open({ viewport: { width, height: 800 } });
    for (const { path } of await htmlFiles(site().folder)) {
      await page.goto(site().address + path.replace('index.html', ''));
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(overflow), path).toBe(0);
    }
  });
});
