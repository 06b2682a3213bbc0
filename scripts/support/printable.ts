/** Returns a text without characters that control a terminal. */
export const printable = (text: string): string => text.replace(/(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '�');
