/** Result codes that another attempt need not get: busy, locked, out of memory, input and output, full, cannot open. */
const passingCodes = [5, 6, 7, 10, 13, 14];
const passingNames = /^SQLITE_(?:BUSY|LOCKED|NOMEM|IOERR|FULL|CANTOPEN)/;

/** https://www.sqlite.org/rescode.html; drivers give the code as a name, or as a number with extended bits. */
export function isPassing(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown };
  return (
    (typeof code === 'string' && passingNames.test(code)) ||
    (typeof errcode === 'number' && passingCodes.includes(errcode & 0xff)) ||
    (error instanceof Error && /database (?:table )?is locked/.test(error.message))
  );
}
