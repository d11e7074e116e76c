export type { DocumentFile } from './document-file.js';
export { type ReadDocumentsOptions, readDocuments } from './read-documents.js';
export type { ReadProgress } from './read-each.js';
export { type ReadPagesOptions, readPages } from './read-pages.js';
