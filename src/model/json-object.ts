/** Tells whether a text is a whole JSON object. Cheap while the object is still growing. */
export function isCompleteObject(text: string): boolean {
  const written = text.trim();
  if (!written.startsWith('{') || !written.endsWith('}')) {
    return false;
  }
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}
