// The same library from CommonJS. In this repository the package must have been built: `npm run build`.
const assert = require('node:assert/strict');
const { createAssistant, ConfigurationError } = require('zhike');

async function main() {
  assert.throws(() => createAssistant({ modle: 'x' }), ConfigurationError);
  const shop = createAssistant().tenant('lakeside');
  await shop.knowledge.put({ id: 'hours', title: '营业时间', text: '门店每天 9:00 至 21:00 营业。' });
  const reply = await shop.conversation('customer-42').send('门店几点关门?');
  console.log(reply.text);
  assert.match(reply.text, /21:00/);
}

main();
