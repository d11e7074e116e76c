/**
 * Bundles the built core entry for a browser and has it answer a customer in a scope that holds the web's globals and
 * nothing of Node: no `process`, no `Buffer`, no `require`, no module loader.
 *
 *     node .ci/web-scope.mjs
 */
import assert from 'node:assert/strict';
import vm from 'node:vm';
import { build } from 'esbuild';

const webGlobals = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'clearTimeout',
  'console',
  'crypto',
  'DOMException',
  'Event',
  'EventTarget',
  'fetch',
  'FormData',
  'Headers',
  'performance',
  'queueMicrotask',
  'ReadableStream',
  'Request',
  'Response',
  'setTimeout',
  'structuredClone',
  'TextDecoder',
  'TextDecoderStream',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
];

const { outputFiles } = await build({
  entryPoints: ['dist/index.js'],
  bundle: true,
  format: 'iife',
  globalName: 'zhike',
  platform: 'browser',
  write: false,
  logLevel: 'error',
});
const scope = vm.createContext(Object.fromEntries(webGlobals.map((name) => [name, globalThis[name]])));
vm.runInContext(outputFiles[0].text, scope);
const reply = await vm.runInContext(
  `(async () => {
    const shop = zhike.createAssistant().tenant('lakeside');
    await shop.knowledge.put({ id: 'boats', title: 'Boats', text: 'The lake boats run from 8:00 to 17:30 every day.' });
    return shop.conversation('customer').send('When do the lake boats run?');
  })()`,
  scope,
);
assert.equal(reply.status, 'completed');
assert.match(reply.text, /17:30/);
console.log('The core entry answers in a scope without anything of Node.');
