/** Sets the addresses and identifiers of a reference. */
import { sourceTextFields } from '../../site.ts';
import { lookUp } from '../../look-up.ts';
import { findIdentifier, findUrl } from '../identifiers.ts';
import type { Reference, TextField } from '../reference.ts';
import type { RawField } from './entries.ts';
import { verbatimFields } from './fields.ts';
import { interpret, plain, toText } from './tex.ts';

/** The start of the address for each type of `eprint` that has no field of its own in a work. */
const eprints: Readonly<Record<string, string>> = {
  jstor: 'https://www.jstor.org/stable/',
  hdl: 'https://hdl.handle.net/',
  handle: 'https://hdl.handle.net/',
};

/** Sets the addresses and identifiers of a work. */
export function setAddresses(reference: Reference, fields: readonly RawField[]): void {
  const values = (...names: string[]) =>
    names.flatMap((wanted) => fields.filter(({ name, value }) => name === wanted && value.trim() !== ''));
  const set = (field: TextField, raw: RawField) =>
    reference.set(field, plain(raw.value), `field ${raw.name}`, raw.line);
  for (const { name, field } of verbatimFields)
    for (const raw of values(name)) {
      if (field === 'url' && findUrl(plain(raw.value)) === undefined)
        reference.lose(`field ${raw.name}`, plain(raw.value), raw.line);
      else set(`source.${field}`, raw);
    }
  for (const raw of values('howpublished')) {
    const text = plain(raw.value);
    if (/https?:|www\./.test(text) && !reference.get('source.url')) set('source.url', raw);
    else if (!reference.get('source.publication'))
      reference.set('source.publication', toText(interpret([raw])[raw.name]), 'field howpublished', raw.line);
    else reference.lose('field howpublished', text, raw.line);
  }
  const [kind] = values('eprinttype', 'archiveprefix');
  for (const raw of values('eprint')) {
    const id = plain(raw.value);
    const type = plain(kind?.value ?? '').toLowerCase();
    const row = sourceTextFields.find(({ field, eprints: names, isCatalogue }) =>
      type ? names?.includes(type) : names && !isCatalogue && findIdentifier(field, id) !== undefined,
    );
    if (row) set(`source.${row.field}`, raw);
    else if (/^https?:/.test(id)) set('source.url', raw);
    else if (lookUp(eprints, type) && !reference.get('source.url'))
      reference.set('source.url', `${lookUp(eprints, type)}${id}`, 'field eprint', raw.line);
    else reference.lose('field eprint', [type, id].filter(Boolean).join(' '), raw.line);
  }
  for (const raw of values('pmcid', 'file')) reference.lose(`field ${raw.name}`, plain(raw.value), raw.line);
}
