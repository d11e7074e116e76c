import { DocumentError } from '../error/document-error.js';

/** Most bytes that an office file may unpack to; a real one of a thousand pages has a tenth. */
const maxUnpackedBytes = 500_000_000;

const listEntry = 0x02014b50;
const listEnd = 0x06054b50;

/**
 * Checks the container of a DOCX or XLSX file, a ZIP archive, before anything is unpacked.
 *
 * @throws {DocumentError} it is encrypted, in the format before 2007, broken, or unpacks to far more than a document has
 */
export function checkOfficeFile(name: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0) throw sealed(name, bytes);
  const end = findListEnd(view);
  if (end === undefined) throw brokenFile(name);
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== listEntry) throw brokenFile(name);
    unpacked += view.getUint32(offset + 24, true);
    offset +=
      46 + view.getUint16(offset + 28, true) + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
  }
  if (unpacked > maxUnpackedBytes) {
    throw new DocumentError(`"${name}" unpacks to ${unpacked} bytes, more than ${maxUnpackedBytes}; split it`, {
      code: 'document-too-large',
      document: name,
    });
  }
}

/** The error for an office file that is damaged. */
export function brokenFile(name: string, cause?: unknown): DocumentError {
  return new DocumentError(`"${name}" is damaged, or is of another kind than its name says; save it anew`, {
    code: 'document-unreadable',
    document: name,
    cause,
  });
}

/** A password puts the whole archive into the container that the formats before 2007 used. */
function sealed(name: string, bytes: Uint8Array): DocumentError {
  const isEncrypted = new TextDecoder('utf-16le')
    .decode(bytes.subarray(0, bytes.length & ~1))
    .includes('EncryptedPackage');
  return isEncrypted
    ? new DocumentError(`"${name}" is protected by a password; save it without one`, {
        code: 'document-encrypted',
        document: name,
      })
    : new DocumentError(`"${name}" is in the format before 2007; save it as .docx or .xlsx`, {
        code: 'document-unreadable',
        document: name,
      });
}

/** The end of the archive's list of files stands at the end of the file, before a comment of at most 64 KiB. */
function findListEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let offset = last; offset >= 0 && offset >= last - 65_535; offset -= 1) {
    if (view.getUint32(offset, true) === listEnd) return offset;
  }
  return undefined;
}
