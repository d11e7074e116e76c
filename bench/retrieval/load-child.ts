/** Loads a knowledge from a folder, `load-child.ts <folder>`, and prints the milliseconds to the first answer. */
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { createFolderStore } from '../../src/knowledge/node/index.js';

const [, , folder = ''] = process.argv;
const tenant = createKnowledge({ store: createFolderStore(folder) }).tenant('bench');
// What every first use loads of our own source is not the snapshot's.
await createKnowledge().tenant('none').retrieve('几点开门?');
const start = performance.now();
await tenant.retrieve('几点开门?');
console.log(performance.now() - start);
