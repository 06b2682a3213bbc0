/** Matches the parameters with which senders of links count clicks. They don't change the page. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|gclsrc|gad_source|gbraid|wbraid|dclid|srsltid|msclkid|yclid|twclid|ttclid|igshid?|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_id|oly_\w+_id|ref_(?:src|url))$/i;

/** Returns a URL without tracking parameters, and otherwise as it is written. */
export function withoutTracking(url: string): string {
  const [, start = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(url) ?? [];
  const parameters = query?.split('&') ?? [];
  const kept = parameters.filter((parameter) => !tracking.test(parameter.replace(/=.*/s, '')));
  return kept.length === parameters.length ? url : `${start}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
}

/**
 * Returns a key to compare URLs by, without the parts that seldom change the page: the scheme, `www.`, tracking parameters,
 * the fragment and a slash at the end. Text that is not a URL is its own key.
 */
export function urlKey(url: string): string {
  const parsed = URL.parse(withoutTracking(url));
  if (!parsed) return url;
  const path = parsed.pathname.replace(/\/$/, '') + (parsed.search === '?' ? '' : parsed.search);
  return parsed.host.replace(/^www\./, '') + path.replace(/%[\da-f]{2}/gi, (escape) => escape.toLowerCase());
}
