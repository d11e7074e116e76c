/** A file as the caller has it: its name, and either its bytes or its text. */
export interface DocumentFile {
  /**
   * Name or path with `/`; becomes the document's id. The ending tells the kind: `.md`, `.txt`, `.html`, `.csv`, `.json`,
   * `.pdf`, `.docx`, `.xlsx`.
   */
  readonly name: string;
  readonly bytes?: Uint8Array | undefined;
  /** Taken where both are given. PDF, DOCX and XLSX have none. */
  readonly text?: string | undefined;
}

export type TextKind = 'markdown' | 'plain' | 'html' | 'csv' | 'json';
export type DocumentKind = TextKind | 'pdf' | 'docx' | 'xlsx';

const kinds: Readonly<Record<string, DocumentKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'plain',
  text: 'plain',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
};

/** The endings of file names that can be read, for messages. */
export const knownEndings = Object.keys(kinds).map((ending) => `.${ending}`);

/** Tells the kind of a file by the ending of its name; undefined where it is not one of `knownEndings`. */
export function documentKind(name: string): DocumentKind | undefined {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
}

/** The file's name without folders and ending, of an address its last part: what a document is called that does not name itself. */
export function titleOfName(name: string): string {
  const path = /^https?:/.test(name) && URL.canParse(name) ? decodePath(new URL(name).pathname) : name;
  const last = path.split(/[/\\]/).at(-1) ?? name;
  return (
    last
      .replace(/(?<=.)\.[^.]+$/, '')
      .replace(/[_-]+/g, ' ')
      .trim() || name
  );
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
