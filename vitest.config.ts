import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^zhike$/, replacement: source('./src/index.ts') },
      { find: /^zhike\/knowledge\/(node|remote)$/, replacement: source('./src/knowledge/$1/index.ts') },
      { find: /^zhike\/travel\/(data|maps)$/, replacement: source('./src/travel/$1/index.ts') },
      { find: /^zhike\/documents\/node$/, replacement: source('./src/documents/node/index.ts') },
      { find: /^zhike\/travel\/forms$/, replacement: source('./src/travel/form/index.ts') },
      { find: /^zhike\/travel\/worker$/, replacement: source('./src/travel/optimise/worker/index.ts') },
      { find: /^zhike\/models$/, replacement: source('./src/model/index.ts') },
      { find: /^zhike\/industries$/, replacement: source('./src/industry/index.ts') },
      { find: /^zhike\/handoff$/, replacement: source('./src/assistant/handoff/index.ts') },
      {
        find: /^zhike\/(assistant|travel|documents|sqlite|postgres|testing|cli)$/,
        replacement: source('./src/$1/index.ts'),
      },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    typecheck: { enabled: true, include: ['test/types/*.test-d.ts'], tsconfig: './tsconfig.json' },
  },
});
