/**
 * Shows a text of the tenant's as it is where replies are drawn as Markdown: it can neither link nor format.
 *
 * What means nothing in its place stays bare, so that addresses and numbers can be copied where nothing is drawn.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
    .replace(/[\\`*[\]|~]|<(?=[a-z/!?])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, '\\$&')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s))/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
