import { Pool } from 'pg';
import { createPostgresStore } from '../../../../src/postgres/index.js';

// A process of its own: makes the tables if it is the first, and writes one message under its own name.
const { config, schema, name } = JSON.parse(process.argv[2] ?? '{}');
const pool = new Pool({ ...config, max: 1 });
const store = createPostgresStore(pool, { schema });
process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  await store.append(
    { tenantId: 'tenant', conversationId: 'conversation' },
    [{ at: new Date().toISOString(), event: { type: 'message', messageId: name, text: '您好' } }],
    { writeId: name },
  );
  await pool.end();
  process.exit(0);
});
