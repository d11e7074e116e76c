import type { WireReply } from './wire-server.js';

/** A vector that tells which text it belongs to: the length of the text, and the code of its first character. */
export function vectorOf(text: string): number[] {
  return [text.length, text.codePointAt(0) ?? 0, 0.5];
}

export function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, number] of vector.entries()) {
    bytes.writeFloatLE(number, index * 4);
  }
  return bytes.toString('base64');
}

/** A JSON answer. */
export function jsonReply(value: unknown, rest: WireReply = {}): WireReply {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value), ...rest };
}

/** What an endpoint of OpenAI's protocol answers to a request for vectors, as it was asked. */
export function embeddingReply(requestBody: string): WireReply {
  const { input, encoding_format, model } = JSON.parse(requestBody) as {
    input: string[];
    encoding_format?: string;
    model: string;
  };
  const data = input.map((text, index) => {
    const vector = vectorOf(text);
    return { object: 'embedding', index, embedding: encoding_format === 'base64' ? toBase64(vector) : vector };
  });
  const tokens = input.length * 3;
  return jsonReply({ object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } });
}
