import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  importCycles,
  importGraph,
  type Layers,
  layerViolations,
  packageName,
  reachableBuiltins,
  readSources,
} from './support/import-graph.js';

const layers: Layers = [
  ['domain'],
  ['error'],
  ['text', 'stream', 'schema', 'http', 'telemetry'],
  ['sql'],
  ['model', 'conversation', 'knowledge', 'documents', 'travel', 'tool', 'industry', 'cost'],
  ['assistant', 'sqlite', 'postgres'],
  ['web', 'channel', 'client', 'widget', 'evaluate'],
  ['testing', 'cli'],
];

/** Packages that the build copies into the published files; see `noExternal` in tsup.config.ts. */
const builtIn = ['eventsource-parser', 'htmlparser2', 'nanoid'];

const browserEntries = [
  'index.ts',
  'assistant/index.ts',
  'assistant/handoff/index.ts',
  'model/index.ts',
  'industry/index.ts',
  'travel/index.ts',
  'travel/form/index.ts',
  'travel/data/index.ts',
  'documents/index.ts',
  'sqlite/index.ts',
  'postgres/index.ts',
];

describe('the source', () => {
  const graph = importGraph(readSources(fileURLToPath(new URL('../src', import.meta.url))));
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

  it('imports only downwards', () => {
    expect(layerViolations(graph, layers)).toEqual([]);
  });

  it('has no import cycle, types counted', () => {
    expect(importCycles(graph)).toEqual([]);
  });

  it.each(browserEntries)('reaches no built-in of Node from %s', (entry) => {
    expect(graph.files.has(entry)).toBe(true);
    expect(reachableBuiltins(graph, entry)).toEqual([]);
  });

  it('imports exactly the packages that come with it: installed, named as peers, or built in', () => {
    const imported = [...graph.packages.values()].flat().filter((name) => !isBuiltin(name));
    const { dependencies, peerDependencies } = manifest as Record<string, Record<string, string>>;
    const known = Object.keys({ ...dependencies, ...peerDependencies });
    expect([...new Set(imported.map(packageName))].sort()).toEqual([...known, ...builtIn].sort());
  });
});

describe('the import walk', () => {
  const graphOf = (sources: Record<string, string>) => importGraph(new Map(Object.entries(sources)));

  it('sees static, type-only, re-exporting and dynamic imports, and no import in a comment or a string', () => {
    const graph = graphOf({
      'travel/planner.ts': `
        import { readPlace } from './place.js';
        import type { Place } from '../domain/place.js';
        export { budget } from './budget.js';
        type Later = import('../domain/party.js').Party;
        const calendar = () => import('./calendar.js');
        // import { hidden } from './comment.js';
        const text = "import { hidden } from './string.js'";
        import { z } from 'zod/mini';
      `,
    });
    expect(graph.files.get('travel/planner.ts')).toEqual([
      'travel/place.ts',
      'domain/place.ts',
      'travel/budget.ts',
      'domain/party.ts',
      'travel/calendar.ts',
    ]);
    expect(graph.packages.get('travel/planner.ts')).toEqual(['zod/mini']);
  });

  it('reports imports that go up, sideways, to the entry, or nowhere', () => {
    const graph = graphOf({
      'index.ts': `export { plan } from './travel/plan.js';`,
      'domain/place.ts': `import type { Issue } from '../error/issue.js';`,
      'error/issue.ts': '',
      'travel/plan.ts': `import '../index.js'; import '../assistant/turn.js'; import './missing.js';`,
      'assistant/turn.ts': `import { plan } from '../travel/plan.js';`,
      'helpers/all.ts': '',
    });
    expect(layerViolations(graph, layers)).toEqual([
      'domain/place.ts (layer 0) imports error/issue.ts (layer 1)',
      'travel/plan.ts imports the entry index.ts',
      'travel/plan.ts (layer 4) imports assistant/turn.ts (layer 5)',
      'travel/plan.ts imports travel/missing.ts, which does not exist',
      'helpers/all.ts is in "helpers", which has no layer',
    ]);
  });

  it('reports a cycle of three files once', () => {
    const graph = graphOf({
      'text/a.ts': `import './b.js';`,
      'text/b.ts': `import type { C } from './c.js';`,
      'text/c.ts': `import './a.js';`,
      'text/d.ts': `import './a.js';`,
    });
    expect(importCycles(graph)).toEqual([['text/a.ts', 'text/b.ts', 'text/c.ts', 'text/a.ts']]);
  });

  it('tells the way to a built-in, with and without the node prefix', () => {
    const graph = graphOf({
      'index.ts': `import './knowledge/load.js';`,
      'knowledge/load.ts': `import { readFile } from 'node:fs/promises'; import path from 'path'; import 'zod';`,
    });
    expect(reachableBuiltins(graph, 'index.ts')).toEqual([
      'index.ts → knowledge/load.ts → node:fs/promises',
      'index.ts → knowledge/load.ts → path',
    ]);
  });
});
