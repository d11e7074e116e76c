import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What the server does with one request: bytes, and when and how they come. */
export interface WireReply {
  /** Default 200. */
  readonly status?: number;
  /** Default: `content-type: text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Default: the whole body in one write. */
  readonly bytesPerWrite?: number;
  /** Wait between two writes, in milliseconds. Default: none, but each write is sent on its own. */
  readonly delayMs?: number;
  /** Instead of any answer: keep silent, or reset the connection. */
  readonly instead?: 'hang' | 'reset';
  /** After the body: end it in order (default), leave it open, reset the connection, or close it without an end. */
  readonly afterwards?: 'end' | 'hang' | 'reset' | 'close';
}

export interface WireRequest {
  readonly method: string;
  /** Path and query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Number of the connection that it came over, from 1. */
  readonly connection: number;
  /** Resolves when the exchange is over, by whomever. */
  readonly closed: Promise<void>;
}

export interface WireServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** In the order of arrival. */
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
}

/**
 * Starts a real HTTP server on loopback that replays replies byte for byte.
 *
 * @param reply - one reply for every request, or a function of the request and its number, from 0
 */
export async function startWireServer(
  reply: WireReply | ((request: WireRequest, number: number) => WireReply),
): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const request: WireRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(pieces).toString(),
        connection: connections.get(incoming.socket) ?? 0,
        closed: new Promise((resolve) => outgoing.once('close', resolve)),
      };
      requests.push(request);
      void send(outgoing, typeof reply === 'function' ? reply(request, requests.length - 1) : reply);
    });
  });
  server.on('connection', (socket) => {
    socket.setNoDelay(true);
    connections.set(socket, connections.size + 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Reads the bytes of a reply as a vendor sends it: `readFixture('openai/text.sse')`. */
export function readFixture(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));
}

async function send(outgoing: ServerResponse, reply: WireReply): Promise<void> {
  const { status = 200, headers = { 'content-type': 'text/event-stream' }, delayMs } = reply;
  if (reply.instead !== undefined) {
    if (reply.instead === 'reset') {
      outgoing.socket?.resetAndDestroy();
    }
    return;
  }
  outgoing.writeHead(status, headers);
  outgoing.flushHeaders();
  const body = Buffer.from(reply.body ?? '');
  const size = reply.bytesPerWrite ?? Math.max(body.length, 1);
  for (let start = 0; start < body.length && !outgoing.destroyed; start += size) {
    if (start > 0) {
      await (delayMs === undefined ? setImmediate() : setTimeout(delayMs));
    }
    await new Promise((resolve) => outgoing.write(body.subarray(start, start + size), resolve));
  }
  switch (reply.afterwards ?? 'end') {
    case 'end':
      outgoing.end();
      break;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      break;
    case 'close':
      outgoing.socket?.destroy();
      break;
    case 'hang':
      break;
  }
}
