/** Marks text for the terminal; leaves it alone where nobody would see colours. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  prompt(text: string): string;
  readonly isTerminal: boolean;
}

/** Follows the NO_COLOR convention (https://no-color.org). */
export function createStyle(output: { readonly isTTY?: boolean }): Style {
  const isTerminal = output.isTTY === true;
  const coloured = isTerminal && !process.env.NO_COLOR;
  const paint = (code: number) => (text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { strong: paint(1), faint: paint(2), prompt: paint(36), isTerminal };
}
