/**
 * Names an address in an error or a log: origin and path, without query string, fragment and credentials, for vendors
 * put tokens into all three.
 *
 * @returns `https://host/path`, or `an address that is not a URL`
 */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) {
    return 'an address that is not a URL';
  }
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
