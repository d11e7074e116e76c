/** The endpoint that fails, in a process of its own. Tells on one line how each case is reached: its name and address. */
import { faultGroups } from '../../test/support/fault-cases.js';
import { startFaultServer } from '../../test/support/fault-server.js';

const server = await startFaultServer();
const addresses = Object.fromEntries(
  faultGroups.flatMap(({ cases }) =>
    cases.map((faultCase) => [faultCase.name, server.baseURL(faultCase, '{session}')]),
  ),
);
const observe = new URL('/observe/{session}', addresses.LF).href;
console.log(JSON.stringify({ observe, addresses }).replaceAll('%7B', '{').replaceAll('%7D', '}'));
