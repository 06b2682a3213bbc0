/** Returns a number with its noun: `1 work`, `2 works`. Pass the plural if it takes more than an `s`. */
export const count = (n: number, noun: string, plural = `${noun}s`): string => `${n} ${n === 1 ? noun : plural}`;
