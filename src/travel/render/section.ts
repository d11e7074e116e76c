/** Lines under a heading, in plain text. */
export function section(title: string, lines: readonly string[]): string {
  return [`── ${title} ──`, ...lines].join('\n');
}
