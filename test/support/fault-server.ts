import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type FaultCase, type FaultReply, faultGroups } from './fault-cases.js';

/** What became of the requests of one session. */
export interface FaultObservation {
  readonly requests: number;
  /** Exchanges that neither the server has ended nor the client has left. */
  readonly open: number;
}

export interface FaultServer {
  /**
   * Where a client finds a case. A session is one client's go at it, and starts with the first of its replies.
   *
   * @param session - letters, digits and `-`; unique
   */
  baseURL(faultCase: FaultCase, session: string): string;
  observe(session: string): FaultObservation;
  close(): Promise<void>;
}

/** Time for what was written to be read before a connection is broken. */
const settleMs = 30;

/**
 * Starts an endpoint on loopback that plays every fault, byte for byte.
 *
 * @param timeScale - waits are this many times as long as the cases say
 */
export async function startFaultServer(timeScale = 1): Promise<FaultServer> {
  const cases = faultGroups.flatMap((group) => group.cases);
  const sessions = new Map<string, { requests: number; open: number }>();
  const observe = (name: string) => {
    const session = sessions.get(name) ?? { requests: 0, open: 0 };
    sessions.set(name, session);
    return session;
  };

  const server = createServer((request, response) => {
    const [, number, name = ''] = request.url?.split('/') ?? [];
    const session = observe(name);
    if (number === 'observe') {
      response.end(JSON.stringify(session));
      return;
    }
    const replies = cases[Number(number)]?.replies ?? [];
    const reply = replies[Math.min(session.requests, replies.length - 1)] ?? {};
    session.requests += 1;
    session.open += 1;
    response.once('close', () => {
      session.open -= 1;
    });
    // A client that leaves is what many cases are about.
    response.on('error', () => {});
    response.socket?.setNoDelay(true);
    request.resume();
    request.once('end', () => void play(response, reply, timeScale));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const refusedURL = `http://127.0.0.1:${await findClosedPort()}`;

  return {
    baseURL(faultCase, session) {
      const number = cases.findIndex(({ name }) => name === faultCase.name);
      return faultCase.refused ? refusedURL : `${url}/${number}/${session}/v1`;
    },
    observe: (session) => ({ ...observe(session) }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function findClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function play(response: ServerResponse, reply: FaultReply, timeScale: number): Promise<void> {
  if (reply.instead !== undefined) {
    if (reply.instead === 'reset') response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(reply.status ?? 200, reply.headers ?? { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  await writeBody(response, reply, timeScale);
  if (reply.endless !== undefined) await writeEndlessly(response, reply.endless, timeScale);
  switch (reply.afterwards) {
    case 'hang':
      return;
    case 'reset':
      await setTimeout(settleMs);
      response.socket?.resetAndDestroy();
      return;
    case 'close':
      await setTimeout(settleMs);
      response.socket?.destroy();
      return;
    default:
      response.end();
  }
}

async function writeBody(response: ServerResponse, reply: FaultReply, timeScale: number): Promise<void> {
  const body = Buffer.from(reply.body ?? '');
  const size = reply.bytesPerWrite ?? Math.max(body.length, 1);
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    if (start > 0) await setTimeout((reply.delayMs ?? 0) * timeScale);
    response.write(body.subarray(start, start + size));
  }
}

async function writeEndlessly(
  response: ServerResponse,
  { text, delayMs, atMostBytes = Infinity }: NonNullable<FaultReply['endless']>,
  timeScale: number,
): Promise<void> {
  const bytes = Buffer.from(text);
  let goOn = () => {};
  response.on('drain', () => goOn());
  response.once('close', () => goOn());
  for (let sent = 0; sent < atMostBytes && !response.destroyed; sent += bytes.length) {
    if (!response.write(bytes)) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    if (delayMs !== undefined) await setTimeout(delayMs * timeScale);
  }
}
