import { describe, expect, it } from 'vitest';
import { RateRoom } from '../../../src/model/many/rate-room.js';

function createRoom() {
  let time = 1_000;
  const room = new RateRoom(() => new Date(time));
  return {
    room,
    pass(ms: number) {
      time += ms;
    },
  };
}

describe('RateRoom', () => {
  it('has room as long as nothing is known', () => {
    expect(createRoom().room.roomAt(1_000_000)).toBe(0);
  });

  it('has none when the endpoint says so, until the count begins anew', () => {
    const { room } = createRoom();
    room.learn({ remainingRequests: 0, requestsResetMs: 500, remainingTokens: 900, tokensResetMs: 90 });
    expect(room.roomAt(10)).toBe(1_500);
    room.learn({ remainingRequests: 3, requestsResetMs: 500, remainingTokens: 0, tokensResetMs: 90 });
    expect(room.roomAt(0)).toBe(1_090);
  });

  it('has none for a request that is larger than what is left', () => {
    const { room } = createRoom();
    room.learn({ remainingTokens: 900, tokensResetMs: 90 });
    expect(room.roomAt(900)).toBe(0);
    expect(room.roomAt(901)).toBe(1_090);
  });

  it('counts what has been begun since the endpoint last told', () => {
    const { room } = createRoom();
    room.learn({ remainingRequests: 2, requestsResetMs: 500, remainingTokens: 900, tokensResetMs: 90 });
    room.spend(600);
    expect(room.roomAt(300)).toBe(0);
    expect(room.roomAt(301)).toBe(1_090);
    room.spend(0);
    expect(room.roomAt(0)).toBe(1_500);
    room.learn({ remainingRequests: 1, requestsResetMs: 400, remainingTokens: 500, tokensResetMs: 90 });
    expect(room.roomAt(400)).toBe(0);
  });

  it('makes nothing of a count without a time', () => {
    const { room } = createRoom();
    room.learn({ remainingRequests: 0, remainingTokens: 0 });
    expect(room.roomAt(1)).toBe(0);
    expect(room.countsTokens).toBe(false);
  });

  it('rests after a refusal for the longest time that any of them named', () => {
    const { room, pass } = createRoom();
    room.refuse('quota', 300);
    room.refuse('rate-limit', 100);
    expect(room.refusal()).toEqual({ kind: 'quota', until: 1_300 });
    expect(room.roomAt(0)).toBe(1_300);
    pass(300);
    expect(room.refusal()).toBeUndefined();
  });
});
