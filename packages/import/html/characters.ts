import { hiddenCharacters } from '../site.ts';

/** Returns a text on one line without hidden characters. */
export const visibleLine = (value: string): string =>
  removeHidden(value, () => undefined)
    .replace(/\s+/g, ' ')
    .trim();

/** Characters that may be hidden. `hiddenCharacters` decides by the characters around them. */
const suspicious = /[\p{Cc}\p{Cf}]/u;

/** Characters whose neighbours decide. */
const joiners = /[\u200B-\u200D\u{E0000}-\u{E007F}]/u;

/** Removes the characters that the content check doesn't allow, and calls `report` with the name of each. */
export function removeHidden(value: string, report: (name: string) => void): string {
  if (!suspicious.test(value) || hiddenCharacters(value).length === 0) return value;
  const characters = [...value];
  return characters
    .filter((character, index) => {
      if (!suspicious.test(character)) return true;
      const [alone] = hiddenCharacters(character);
      if (!alone) return true;
      const around = `${characters[index - 1] ?? ''}${character}${characters[index + 1] ?? ''}`;
      const found = joiners.test(character)
        ? hiddenCharacters(around).find(({ message }) => message === alone.message)
        : alone;
      if (found) report(found.message);
      return !found;
    })
    .join('');
}
