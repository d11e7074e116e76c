export type { DocumentFile } from './document-file.js';
export { readDocuments } from './read-documents.js';
