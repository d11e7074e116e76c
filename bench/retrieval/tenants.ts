import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '../../src/domain/document.js';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { createFolderStore } from '../../src/knowledge/node/index.js';
import { sample, type Task } from './tasks.js';

export interface TenantCost {
  readonly tenants: number;
  readonly passagesEach: number;
  /** Memory beside what the process had before, after every tenant was asked once. */
  readonly heldMB: number;
  /** First question of a tenant that was not in memory: the middle one, and the one that one in a hundred exceeds. */
  readonly firstMs: number;
  readonly slowFirstMs: number;
}

/** Many small tenants on one machine, of which 20 fit into memory at a time. */
export async function measureTenants(
  tasks: readonly Task[],
  tenants: number,
  passagesEach: number,
): Promise<TenantCost> {
  const path = mkdtempSync(join(tmpdir(), 'zhike-bench-'));
  try {
    const all = tasks.flatMap(({ passages }) => passages);
    const questions = tasks.flatMap(({ queries }) => sample(queries, 20)).map(({ text }) => text);
    const open = () => createKnowledge({ store: createFolderStore(path), maxLoadedPassages: passagesEach * 20 });
    const writing = open();
    for (let tenant = 0; tenant < tenants; tenant += 1) {
      const documents = Array.from({ length: passagesEach }, (_, at): Document => {
        const passage = all[(tenant * 37 + at) % all.length];
        return { id: String(at), title: passage?.title || '-', text: passage?.text ?? '-' };
      });
      await writing.tenant(`tenant ${tenant}`).put(documents);
    }
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const knowledge = open();
    const times: number[] = [];
    for (let tenant = 0; tenant < tenants; tenant += 1) {
      const start = performance.now();
      await knowledge.tenant(`tenant ${tenant}`).evidence(questions[tenant % questions.length] ?? '?');
      times.push(performance.now() - start);
    }
    globalThis.gc?.();
    times.sort((one, other) => one - other);
    return {
      tenants,
      passagesEach,
      heldMB: (process.memoryUsage().rss - before) / 1e6,
      firstMs: times[Math.floor(times.length / 2)] ?? 0,
      slowFirstMs: times[Math.floor(times.length * 0.99)] ?? 0,
    };
  } finally {
    rmSync(path, { recursive: true });
  }
}
