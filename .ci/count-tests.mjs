/**
 * Reads vitest's JSON reports of the same suite on several versions of Node and prints, as the last line, how many tests
 * passed and how many failed. A test counts once, and as failed when it failed anywhere.
 *
 *     node .ci/count-tests.mjs <report>...
 *
 * Ends with status 1 when a test failed, when nothing ran, or when a report is missing.
 */
import { readFileSync } from 'node:fs';

const statusOf = new Map();
let unreadable = 0;

for (const file of process.argv.slice(2)) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    unreadable += 1;
    continue;
  }
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const [test, status] of testsIn(report)) {
    tally[status] += 1;
    const known = statusOf.get(test);
    if (known === undefined || known === 'skipped' || status === 'failed') statusOf.set(test, status);
  }
  const name = file.split('/').at(-1)?.replace('.json', '');
  console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
}

const count = (wanted) => [...statusOf.values()].filter((status) => status === wanted).length;
if (unreadable > 0) console.log(`${unreadable} of the runs left no report`);
console.log(`${count('passed')} passed, ${count('failed')} failed`);
process.exitCode = count('failed') > 0 || count('passed') === 0 || unreadable > 0 ? 1 : 0;

/** Yields a key and a status for every test, and one for every file that could not even be loaded. */
function* testsIn(report) {
  for (const suite of report.testResults) {
    const file = suite.name.split('/test/').at(-1);
    const seen = new Map();
    for (const { fullName, status } of suite.assertionResults) {
      // Two tests of one name in one file are told apart by their order.
      const order = (seen.get(fullName) ?? 0) + 1;
      seen.set(fullName, order);
      yield [`${file} ${fullName} ${order}`, status === 'passed' || status === 'failed' ? status : 'skipped'];
    }
    if (suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed')) {
      yield [`${file} as a whole`, 'failed'];
    }
  }
}
