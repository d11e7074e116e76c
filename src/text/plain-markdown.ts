/**
 * Takes the marks of Markdown off a line for showing it as plain text: emphasis, code, links (their text stays), images,
 * heading, quote and list marks at its start. The cells of a table row are joined by `, `.
 */
export function plainMarkdown(line: string): string {
  const text = line
    .replace(/^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+(?:\[[ x]\]\s+)?|\d{1,9}[.)]\s+)?/i, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .trim();
  return /^\|.*\|$/.test(text)
    ? text
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(', ')
    : text;
}
