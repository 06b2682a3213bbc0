import { type Purpose, purposeOf } from './styles.ts';
import { elementsNamed, type XmlElement } from './xml.ts';

interface Style {
  /** The name that people see. The names of automatic styles have no meaning. */
  label: string;
  parent: string;
  css: string;
}

/** The styles of an OpenDocument text. */
export class OdtStyles {
  /** The language of the text; empty if it is unknown. */
  readonly language: string;
  readonly #styles = new Map<string, Style>();
  readonly #numbered = new Set<string>();

  constructor(parts: readonly XmlElement[]) {
    for (const part of parts) {
      for (const automatic of elementsNamed(part, 'office:automatic-styles', 'office:styles'))
        for (const { name, attributes, children } of elementsNamed(automatic, 'style:style')) {
          const [properties] = elementsNamed({ name, attributes, children }, 'style:text-properties');
          const id = attributes['style:name'] ?? '';
          this.#styles.set(id, {
            label: attributes['style:display-name'] ?? decoded(id),
            parent: attributes['style:parent-style-name'] ?? '',
            // the formatting in a named paragraph style is design, not emphasis
            css:
              automatic.name === 'office:automatic-styles' || attributes['style:family'] === 'text'
                ? css(properties?.attributes ?? {})
                : '',
          });
        }
      for (const list of elementsNamed(part, 'text:list-style')) {
        const first = list.children.find((child) => typeof child !== 'string');
        if (first?.name === 'text:list-level-style-number') this.#numbered.add(list.attributes['style:name'] ?? '');
      }
    }
    this.language = languageOf(parts);
  }

  /** Whether lists with a style are numbered. */
  isNumbered(list: string): boolean {
    return this.#numbered.has(list);
  }

  /** Returns the purpose of a paragraph, by its style or the styles on which it is based. */
  purposeOf(name: string, depth = 0): Purpose | undefined {
    const style = this.#styles.get(name);
    const own = purposeOf(style?.label ?? decoded(name));
    return own ?? (style?.parent && depth < 20 ? this.purposeOf(style.parent, depth + 1) : undefined);
  }

  /** Returns the formatting of a style as CSS; empty if our Markdown can't express any of it. */
  cssOf(name: string, depth = 0): string {
    const style = this.#styles.get(name);
    if (!style || depth > 20) return '';
    return style.css || this.cssOf(style.parent, depth + 1);
  }
}

/** Returns the language of paragraphs without a style; empty if it is unknown. */
function languageOf(parts: readonly XmlElement[]): string {
  const [defaults] = parts.flatMap((part) =>
    elementsNamed(part, 'style:default-style').filter(({ attributes }) => attributes['style:family'] === 'paragraph'),
  );
  const [properties] = defaults ? elementsNamed(defaults, 'style:text-properties') : [];
  const { 'fo:language': language = '', 'fo:country': country = '' } = properties?.attributes ?? {};
  if (!/^[a-z]{2,3}$/.test(language)) return '';
  return [language, ...(/^[A-Z]{2}$/.test(country) ? [country] : [])].join('-');
}

/** Decodes the characters that LibreOffice escapes in names: `Text_20_body`. */
const decoded = (name: string): string =>
  name.replace(/_([\da-f]{2,4})_/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));

function css(properties: Readonly<Record<string, string>>): string {
  const { 'fo:font-weight': weight = '', 'fo:font-style': slant = '', 'fo:font-variant': caps = '' } = properties;
  const { 'style:text-position': position = '' } = properties;
  const isLine = (name: string) => ![undefined, 'none'].includes(properties[`style:text-${name}-style`]);
  return [
    ...(/^(?:bold|[6-9]00)$/.test(weight) ? ['font-weight: bold'] : []),
    ...(/^(?:italic|oblique)$/.test(slant) ? ['font-style: italic'] : []),
    ...(caps === 'small-caps' ? ['font-variant: small-caps'] : []),
    ...(isLine('line-through')
      ? ['text-decoration: line-through']
      : isLine('underline')
        ? ['text-decoration: underline']
        : []),
    ...(/^(?:super|[1-9])/.test(position)
      ? ['vertical-align: super']
      : /^(?:sub|-)/.test(position)
        ? ['vertical-align: sub']
        : []),
  ].join('; ');
}
