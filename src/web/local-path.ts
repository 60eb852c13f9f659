/** A path of this site to go back to, or the given one when the text is anything else. */
export function localPath(text: string | undefined, otherwise: string): string {
  if (!text?.startsWith('/') || text.length > 500) return otherwise
  const url = URL.parse(text, 'http://site.invalid')
  return url?.origin === 'http://site.invalid' ? url.pathname.replace(/^\/+/, '/') + url.search : otherwise
}
