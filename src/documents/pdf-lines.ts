/** A piece of text as it stands on a page, in the order of the page. */
export interface PdfPiece {
  readonly str: string;
  /** The last two numbers are the left end and the base line, from the bottom left of the page. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  /** The line ends here. */
  readonly hasEOL: boolean;
}

/** A line of a page. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Height of its largest letters. */
  readonly size: number;
}

/** Puts the pieces of a page together to its lines. Lines without words, such as rules, are left out. */
export function joinLines(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  const close = () => {
    if (line !== undefined && /[\p{L}\p{N}]/u.test(line.text)) {
      lines.push({ ...line, text: line.text.replace(/\s+/g, ' ').trim() });
    }
    line = undefined;
  };
  for (const { str, transform, width, height, hasEOL } of pieces) {
    const left = transform[4] ?? 0;
    const base = transform[5] ?? 0;
    if (str.trim() !== '') {
      if (line !== undefined && Math.abs(line.base - base) > Math.max(line.size, height) / 2) close();
      line =
        line === undefined
          ? { text: str, left, right: left + width, base, size: height }
          : {
              ...line,
              text: line.text + str,
              right: Math.max(line.right, left + width),
              size: Math.max(line.size, height),
            };
    } else if (line !== undefined && str !== '') line = { ...line, text: `${line.text} ` };
    if (hasEOL) close();
  }
  close();
  return lines;
}

/**
 * Leaves out what stands at the edge of the pages again and again: headers, footers, page numbers. They would come
 * between the halves of a sentence that runs over the break.
 */
export function withoutEdges(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const rest = pages.map((lines) => [...lines]);
  for (const edge of [0, -1]) {
    // A header or footer has three lines at most.
    for (let round = 0; round < 3; round += 1) {
      const keys = rest.map((lines) => lines.at(edge)?.text.replace(/\d+/g, '0').replace(/\s/g, ''));
      for (const [index, lines] of rest.entries()) {
        const key = keys[index];
        if (key === undefined || !isRunning(key, lines.at(edge)?.text ?? '', index + 1, keys)) continue;
        if (edge === 0) lines.shift();
        else lines.pop();
      }
    }
  }
  return rest;
}

function isRunning(key: string, text: string, page: number, keys: readonly (string | undefined)[]): boolean {
  const isNumber = /^(?:[-–—·/|第页頁共of0]|page|p\.)+$/i.test(key) && Number(/\d+/.exec(text)?.[0]) === page;
  return isNumber || (keys.length > 2 && keys.filter((each) => each === key).length > keys.length * 0.6);
}
