/**
 * What a model reads of the time in which a colleague had the conversation. It is dated, so that it is read as something
 * that was, not as something that is.
 *
 * @param takenAt - ISO 8601; undefined where the log does not tell any more
 * @param note - what the colleague left
 */
export function describeHandBack(takenAt: string | undefined, handedBackAt: string, note: string | undefined): string {
  const until = minuteOf(handedBackAt);
  const span = takenAt === undefined ? `until ${until}` : `from ${minuteOf(takenAt)} to ${until}`;
  const left = note?.trim() ? ` They noted: ${note.trim()}` : '';
  return `A colleague had this conversation ${span} (UTC) and has handed it back; you answer again.${left}`;
}

function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
