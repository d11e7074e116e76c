import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type AssistantOptions, createAssistant, openaiCompatible, type TurnEvent, tool } from '../../src/index.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { tripPlanner } from '../../src/travel/tool/trip-tool.js';
import { calling, saying } from '../support/chat-wire.js';
import { startWireServer, type WireReply, type WireServer } from '../support/wire-server.js';

const servers: WireServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A conversation whose model is a real HTTP endpoint that gives these replies in turn. */
async function talkWith(replies: (number: number) => WireReply, options: AssistantOptions) {
  const server = await startWireServer((_request, number) => replies(number));
  servers.push(server);
  const model = openaiCompatible({ baseURL: server.url, apiKey: 'sk-test', model: 'm', retry: { firstWaitMs: 1 } });
  const now = () => new Date('2027-03-01T01:00:00Z');
  return createAssistant({ model, burst: { quietMs: 0 }, now, ...options })
    .tenant('lakeside')
    .conversation('c');
}

const clock = (checkText?: Parameters<typeof tool>[0]['checkText']) =>
  tool({
    name: 'opening_hour',
    description: 'Tells when a place opens.',
    input: z.object({ place: z.string() }),
    run: () => ({ opens: '09:30' }),
    checkText,
  });
const corrects = () => (sentence: string) => ({
  text: sentence.replace('10:00', '09:30'),
  wrong: sentence.includes('10:00') ? ['10:00'] : [],
});
const inTurn =
  (...replies: WireReply[]) =>
  (number: number) =>
    replies[number] ?? { status: 400, body: '{}' };
const call = calling('opening_hour', '{"place":"lake"}');

describe('what a model says about a result that its tool can check', () => {
  it.each(['mark', 'remove', 'retry'] as const)('is put right before it is shown (%s)', async (unsupported) => {
    const answer = saying('It opens at 10', ':00. En', 'joy your day!');
    const conversation = await talkWith(inTurn(call, answer, answer), { tools: [clock(corrects)], unsupported });
    const pending = conversation.send('When does it open?');
    const events: TurnEvent[] = [];
    for await (const event of pending) events.push(event);
    const reply = await pending;
    expect(reply.text).toBe('It opens at 09:30. Enjoy your day!');
    const shown = events.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('');
    expect(shown).toBe(reply.text);
    const [claim] = reply.unsupported.filter(({ action }) => action === 'corrected');
    expect(claim).toMatchObject({ text: 'It opens at 10:00.', missing: ['10:00'] });
    if (unsupported === 'mark') expect(reply.text.slice(claim?.start, claim?.end)).toBe('It opens at 09:30.');
  });

  it('is shown as it came where nothing is wrong, and where the check fails', async () => {
    const errors: unknown[] = [];
    const broken = clock(() => {
      throw new Error('broken');
    });
    const options = { tools: [broken], onError: (error: unknown) => errors.push(error) };
    const conversation = await talkWith(inTurn(call, saying('It opens at 09:30.\n')), options);
    expect((await conversation.send('When does it open?')).text).toBe('It opens at 09:30.\n');
    expect(errors).toEqual([new Error('broken')]);
  });

  it('is left alone where it is about two results at once', async () => {
    const both = {
      body: String(call.body).replace(
        '"tool_calls":[{',
        '"tool_calls":[{"index":1,"id":"call_2","type":"function","function":{"name":"opening_hour","arguments":"{\\"place\\":\\"hill\\"}"}},{',
      ),
    };
    const conversation = await talkWith(inTurn(both, saying('One opens at 10:00.')), { tools: [clock(corrects)] });
    expect((await conversation.send('When do they open?')).text).toBe('One opens at 10:00.');
  });
});

describe('what a model says about a plan', () => {
  const rows = JSON.parse(readFileSync(new URL('../../examples/hangzhou/places.json', import.meta.url), 'utf8'));
  const places = parsePlaces(rows);
  const wish = JSON.stringify({ city: '杭州', startDate: '2027-04-10', days: 1, party: { adult: 2 } });

  it('has its times and prices put right, whatever the model makes of them', async () => {
    const first = await talkWith(inTurn(calling('plan_trip', wish), saying('好的。')), {
      tools: [tripPlanner({ places })],
    });
    const { itinerary } = await first.send('4月10日杭州一日游,两个大人');
    const stop = itinerary?.days[0]?.stops.find(({ kind }) => kind === 'visit');
    expect(stop).toBeDefined();
    const total = itinerary?.costs.total ?? 0;
    const wrong = `为您安排好了：05:17到${stop?.name}，全程一共${total + 111}元。祝您玩得开心！`;
    const talk = await talkWith(inTurn(calling('plan_trip', wish), saying(wrong.slice(0, 11), wrong.slice(11))), {
      tools: [tripPlanner({ places })],
    });
    const reply = await talk.send('4月10日杭州一日游,两个大人');
    expect(reply.text).toBe(`为您安排好了：${stop?.arrive}到${stop?.name}，全程一共${total}元。祝您玩得开心！`);
    expect(reply.unsupported).toContainEqual(
      expect.objectContaining({ action: 'corrected', missing: ['05:17', `${total + 111}元`] }),
    );
  });
});

describe('what a model says in later turns', () => {
  const said = (text: string) => saying(text);

  it('is held against the newest result of the tool', async () => {
    const conversation = await talkWith(inTurn(call, said('At 10:00.'), said('As I said, at 10:00.'), said('10:00!')), {
      tools: [clock(corrects)],
    });
    expect((await conversation.send('When does it open?')).text).toBe('At 09:30.');
    const later = await conversation.send('When was that?');
    expect(later.text).toBe('As I said, at 09:30.');
    expect(later.unsupported).toContainEqual(expect.objectContaining({ action: 'corrected', missing: ['10:00'] }));
    expect((await conversation.send('Once more?')).text).toBe('09:30!');
  });

  it('is not held against a result that a newer one has replaced', async () => {
    const seen: unknown[] = [];
    let runs = 0;
    const counting = tool({
      name: 'opening_hour',
      description: 'Tells when a place opens.',
      input: z.object({ place: z.string() }),
      run: () => {
        runs += 1;
        return { run: runs };
      },
      checkText: ({ run }, { previous }) => {
        seen.push([run, previous?.output]);
        return (sentence) => ({ text: sentence, wrong: [] });
      },
    });
    const conversation = await talkWith(inTurn(call, said('One.'), call, said('Two.'), said('Three.')), {
      tools: [counting],
    });
    for (const text of ['1?', '2?', '3?']) await conversation.send(text);
    // The first turn; the second as it begins and after its call; the third.
    expect(seen).toEqual([
      [1, undefined],
      [1, undefined],
      [2, { run: 1 }],
      [2, { run: 1 }],
    ]);
  });

  it('keeps what the documents say', async () => {
    const { createKnowledge } = await import('../../src/index.js');
    const options = { tools: [clock(corrects)], knowledge: createKnowledge() };
    const server = await startWireServer((_request, number) =>
      number === 0 ? call : number === 1 ? said('At 10:00.') : said('The boats leave at 10:00.'),
    );
    servers.push(server);
    const model = openaiCompatible({ baseURL: server.url, apiKey: 'sk-test', model: 'm', retry: { firstWaitMs: 1 } });
    const tenant = createAssistant({ model, burst: { quietMs: 0 }, ...options }).tenant('lakeside');
    await tenant.knowledge.put({ id: 'boats', title: 'Boats', text: 'The boats leave at 10:00 every day.' });
    const conversation = tenant.conversation('c');
    expect((await conversation.send('When does it open?')).text).toContain('09:30');
    expect((await conversation.send('When do the boats leave?')).text).toContain('The boats leave at 10:00.');
  });
});

describe('what a model remembers of a plan', () => {
  const rows = JSON.parse(readFileSync(new URL('../../examples/hangzhou/places.json', import.meta.url), 'utf8'));
  const wish = JSON.stringify({ city: '杭州', startDate: '2027-04-10', days: 2, party: { adult: 2 } });
  const replies = (later: string) => inTurn(calling('plan_trip', wish), saying('好的。'), saying(later));
  const talk = async (later: string) => {
    const conversation = await talkWith(replies(later), { tools: [tripPlanner({ places: parsePlaces(rows) })] });
    const { itinerary } = await conversation.send('4月10日杭州两日游,两个大人');
    return { reply: await conversation.send('第二天几点出发?'), day: itinerary?.days[1] };
  };

  it('is put right in a later turn', async () => {
    const { reply, day } = await talk('第二天早上05:17从酒店出发。');
    expect(reply.text).toBe(`第二天${day?.start.time}从酒店出发。`);
    expect(reply.unsupported).toContainEqual(expect.objectContaining({ action: 'corrected' }));
  });
});
