// Stands in for a Dify server on this machine, so that the example runs without one.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Segment {
  readonly document: string;
  readonly text: string;
  readonly score: number;
}

/** Answers `POST /v1/datasets/{id}/retrieve` with all that the dataset has. */
export async function startDifyStandIn(datasets: Readonly<Record<string, readonly Segment[]>>) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [, id = ''] = /^\/v1\/datasets\/([^/]+)\/retrieve$/.exec(request.url ?? '') ?? [];
      const segments = datasets[id];
      const records = segments?.map(({ document, text, score }, at) => ({
        segment: {
          id: `segment-${at}`,
          document_id: document,
          content: text,
          document: { id: document, name: document },
        },
        score,
      }));
      const missing = { code: 'not_found', message: 'Dataset not found.', status: 404 };
      response.writeHead(records === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(records === undefined ? missing : { query: { content: '' }, records }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
