// Stands in for an inference API on this machine, so that the examples run without a key.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandIn {
  readonly baseURL: string;
  /** Requests so far. */
  readonly requests: number;
  close(): void;
}

/** Answers each request in the way given. */
export async function startStandIn(answer: (response: ServerResponse, number: number) => void): Promise<StandIn> {
  let requests = 0;
  const server: Server = createServer((_request, response) => {
    requests += 1;
    answer(response, requests);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    get requests() {
      return requests;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Streams words as a chat-completions endpoint does, with a usage report. */
export function say(
  response: ServerResponse,
  words: readonly string[],
  usage = { prompt_tokens: 312, completion_tokens: 9 },
) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of words) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
  }
  response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`);
  response.write(`data: ${JSON.stringify({ choices: [], usage })}\n\n`);
  response.end('data: [DONE]\n\n');
}
