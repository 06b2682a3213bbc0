import cyrillic from '@fontsource/eb-garamond/files/eb-garamond-cyrillic-400-normal.woff?inline';
import greek from '@fontsource/eb-garamond/files/eb-garamond-greek-400-normal.woff?inline';
import latin from '@fontsource/eb-garamond/files/eb-garamond-latin-400-normal.woff?inline';
import latinExtended from '@fontsource/eb-garamond/files/eb-garamond-latin-ext-400-normal.woff?inline';
import vietnamese from '@fontsource/eb-garamond/files/eb-garamond-vietnamese-400-normal.woff?inline';
import type { Font } from 'satori';

/** The fonts of the artwork. They come from a package, so that a build doesn't depend on the fonts of the machine. */
export const fonts: Font[] = Object.entries({ latin, latinExtended, greek, cyrillic, vietnamese }).map(
  ([name, address]) => ({
    name,
    data: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'),
    weight: 400,
    style: 'normal',
  }),
);
