import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { toStoreError } from '../../../../src/conversation/store/postgres/store-error.js';
import { ConversationStoreError } from '../../../../src/error/conversation-error.js';
import { createPostgresStore } from '../../../../src/postgres/index.js';

function coded(code: string, message = 'what the driver says') {
  return Object.assign(new Error(message), { code });
}

describe('an error of PostgreSQL', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a reset connection', coded('ECONNRESET')],
    ['a broken pipe', coded('EPIPE')],
    ['a connection that takes too long', coded('ETIMEDOUT')],
    ['a name that is not found for now', coded('EAI_AGAIN')],
    [
      'several addresses, all refused',
      Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    ],
    ['a connection exception', coded('08006')],
    ['a refusal by the pooler', coded('08P01')],
    ['a server that is a copy by now', coded('25006')],
    ['a transaction that was idle for too long', coded('25P03')],
    ['a serialization failure', coded('40001')],
    ['a deadlock', coded('40P01')],
    ['a full disk', coded('53100')],
    ['too many connections', coded('53300')],
    ['a lock that is not to be had', coded('55P03')],
    ['a statement that takes too long', coded('57014')],
    ['an administrator who ends it', coded('57P01')],
    ['a crash', coded('57P02')],
    ['a server that starts up', coded('57P03')],
    ['an error of reading a file', coded('58030')],
    ['an ended connection', new Error('Connection terminated')],
    ['an unexpectedly ended connection', new Error('Connection terminated unexpectedly')],
    ['a connection that was not made in time', new Error('timeout exceeded when trying to connect')],
    ['a broken client', new Error('Client has encountered a connection error and is not queryable')],
    ['an answer that takes too long', new Error('Query read timeout')],
    ['a request that came to nothing', new TypeError('fetch failed')],
    ['an error of the network inside another', new Error('Query failed', { cause: coded('ECONNRESET') })],
  ])('may be tried again: %s', (_case, cause) => {
    expect(toStoreError('append', cause)).toMatchObject({
      name: 'ConversationStoreError',
      code: 'conversation-store-unavailable',
      retryable: true,
      message: 'Conversation store failed to append: the database cannot be reached',
    });
  });

  it.each([
    ['a missing table', coded('42P01')],
    ['a missing right', coded('42501')],
    ['a wrong password', coded('28P01')],
    ['a database that does not exist', coded('3D000')],
    ['a broken rule', coded('23514')],
    ['a character that it cannot keep', coded('22021')],
    ['a file that is not there', coded('ENOENT')],
    ['a code that only begins like one', coded('570')],
    ['a pool that was ended', new Error('Cannot use a pool after calling end on the pool')],
    ['a mistake of this program', new TypeError('database.query is not a function')],
    ['something that is no error', 'Connection terminated'],
    ['nothing', undefined],
  ])('needs a change: %s', (_case, cause) => {
    expect(toStoreError('append', cause)).toMatchObject({
      code: 'conversation-store-refused',
      retryable: false,
      message: 'Conversation store failed to append: the database refused it; see the cause',
    });
  });

  it('tells its cause without the statement, its values and its row', () => {
    const cause = Object.assign(coded('23514', 'violates check constraint "short"'), {
      query: 'insert into zhike_log',
      params: ['我的卡号'],
      detail: 'Failing row contains (我的卡号).',
    });
    const error = toStoreError('append', cause);
    expect(error.cause).toMatchObject({ message: cause.message, code: '23514', stack: cause.stack });
    expect(Object.getOwnPropertyNames(error.cause).sort()).toEqual(['code', 'message', 'name', 'stack']);
  });

  it('stays what it is where it says what happened already', () => {
    const error = new ConversationStoreError('append', 'schema-too-new', undefined);
    expect(toStoreError('read', error)).toBe(error);
  });

  it('is what a pool gives that finds nobody', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    const store = createPostgresStore(new Pool({ host: '127.0.0.1', port, user: 'nobody', database: 'nothing' }));
    await expect(store.head({ tenantId: 'tenant', conversationId: 'conversation' })).rejects.toMatchObject({
      code: 'conversation-store-unavailable',
    });
  });
});
