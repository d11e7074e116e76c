/**
 * Finds the JSON value in what a model wrote: bare, in a code fence, or after a sentence of prose.
 *
 * @returns undefined when there is none
 */
export function parseOutput(text: string): { readonly value: unknown } | undefined {
  const written = text.trim();
  return parse(written) ?? parse(fenced(written)) ?? parse(outermost(written));
}

function parse(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function fenced(text: string): string | undefined {
  return /```(?:json)?\s*\n([\s\S]*?)\n\s*```/i.exec(text)?.[1];
}

/** From the first brace or bracket to the last one of its kind. */
function outermost(text: string): string | undefined {
  const start = text.search(/[[{]/);
  if (start < 0) {
    return undefined;
  }
  const end = text.lastIndexOf(text.charAt(start) === '{' ? '}' : ']');
  return end > start ? text.slice(start, end + 1) : undefined;
}
