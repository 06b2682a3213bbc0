/** Whether a text may link to an address: `https:`, `http:`, `mailto:`, or without a scheme, which stays on this site. */
export function isAllowedUrl(url: string): boolean {
  if (/^https?:/i.test(url)) return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) && !/^[^/]*\/\/[^/]*@/.test(url);
  if (/^mailto:/i.test(url)) return /^mailto:[^\s@]+@[^\s@]+$/i.test(url);
  const bare = url.replace(/[\s\p{Cc}]/gu, '');
  return bare !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(bare) && URL.canParse(url, 'https://here.example/');
}
