/** Returns the value of a key in a table. Keys come from imported files, so `constructor` must find nothing. */
export const lookUp = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
