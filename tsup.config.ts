import type { Options } from 'tsup';

const entry = {
  index: 'src/index.ts',
  assistant: 'src/assistant/index.ts',
  models: 'src/model/index.ts',
  industries: 'src/industry/index.ts',
  travel: 'src/travel/index.ts',
  'travel-forms': 'src/travel/form/index.ts',
  'travel-data': 'src/travel/data/index.ts',
  'travel-maps': 'src/travel/maps/index.ts',
  'travel-worker': 'src/travel/optimise/worker/index.ts',
  documents: 'src/documents/index.ts',
  'documents-node': 'src/documents/node/index.ts',
  'knowledge-node': 'src/knowledge/node/index.ts',
  'knowledge-remote': 'src/knowledge/remote/index.ts',
  handoff: 'src/assistant/handoff/index.ts',
  sqlite: 'src/sqlite/index.ts',
  postgres: 'src/postgres/index.ts',
  testing: 'src/testing/index.ts',
  cli: 'src/cli/index.ts',
};

const shared: Options = {
  entry,
  // Keeps one copy of the error classes for all entries of a format, so that `instanceof` works across subpaths.
  splitting: true,
  target: 'es2022',
  platform: 'neutral',
  treeshake: true,
  sourcemap: false,
  // Small packages that every start would otherwise look up and load one by one. nanoid is ESM only besides, which
  // Node 20 cannot require.
  // htmlparser2 would bring five packages with it, of which one is used.
  noExternal: ['eventsource-parser', 'htmlparser2', 'nanoid'],
  esbuildOptions(options) {
    // The build of nanoid that runs everywhere, instead of the one for Node.
    options.conditions = ['browser'];
    // Chinese text as it is: half the bytes of its escapes.
    options.charset = 'utf8';
    // Half the text for every start to parse; names stay, so that stack traces say something.
    options.minifyWhitespace = true;
    options.minifySyntax = true;
  },
};

const builds: Options[] = [
  { ...shared, format: 'esm', clean: true },
  // With `import.meta.url`, by which the travel planner finds its worker's file.
  { ...shared, format: 'cjs', shims: true },
  { entry, format: ['esm', 'cjs'], dts: { only: true } },
];

export default builds;
