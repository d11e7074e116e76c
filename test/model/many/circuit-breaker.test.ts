import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakerTicket, CircuitBreaker } from '../../../src/model/many/circuit-breaker.js';

const policy = { failures: 3, coolMs: 1_000, longestCoolMs: 5_000 };

function createBreaker() {
  let time = 0;
  const breaker = new CircuitBreaker(policy, () => new Date(time));
  return {
    breaker,
    pass(ms: number) {
      time += ms;
    },
    time: () => time,
    fail(times: number, retryAfterMs?: number) {
      for (let count = 1; count <= times; count += 1) {
        breaker.failed(breaker.begin(), retryAfterMs);
      }
    },
  };
}

describe('CircuitBreaker', () => {
  it('counts failures in a row only', () => {
    const { breaker, fail } = createBreaker();
    fail(2);
    breaker.succeeded(breaker.begin());
    fail(2);
    expect(breaker).toMatchObject({ state: 'ready', failures: 2 });
    fail(1);
    expect(breaker.state).toBe('resting');
  });

  it('rests twice as long after every trial that fails, up to the longest, and as at first after a success', () => {
    const { breaker, fail, pass, time } = createBreaker();
    const rests: number[] = [];
    fail(2);
    for (let trial = 1; trial <= 5; trial += 1) {
      fail(1);
      rests.push(breaker.openUntil - time());
      pass(breaker.openUntil - time());
    }
    expect(rests).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
    breaker.succeeded(breaker.begin());
    fail(3);
    expect(breaker.openUntil - time()).toBe(1_000);
  });

  it('opens once for calls that fail together', () => {
    const { breaker, time, pass } = createBreaker();
    const tickets = Array.from({ length: 10 }, () => breaker.begin());
    for (const ticket of tickets) {
      breaker.failed(ticket, undefined);
    }
    expect(breaker.openUntil - time()).toBe(1_000);
    pass(1_000);
    breaker.failed(breaker.begin(), undefined);
    expect(breaker.openUntil - time()).toBe(2_000);
  });

  it('is not closed by a call from before it opened', () => {
    const { breaker, fail } = createBreaker();
    const early = breaker.begin();
    fail(3);
    breaker.succeeded(early);
    expect(breaker.state).toBe('resting');
  });

  it('is closed by a call that was made although it was open', () => {
    const { breaker, fail } = createBreaker();
    fail(3);
    breaker.succeeded(breaker.begin());
    expect(breaker).toMatchObject({ state: 'ready', failures: 0 });
  });

  it('lets another trial through after one that says nothing, and after one that was forgotten', () => {
    const { breaker, fail, pass } = createBreaker();
    fail(3);
    pass(1_000);
    breaker.dropped(breaker.begin());
    expect(breaker.isReady()).toBe(true);
    breaker.begin();
    expect(breaker.isReady()).toBe(false);
    pass(policy.longestCoolMs);
    expect(breaker.isReady()).toBe(true);
  });

  it('lets another trial through as soon as the rest after a failed one is over', () => {
    const { breaker, fail, pass } = createBreaker();
    fail(3);
    pass(1_000);
    fail(1, 10);
    pass(10);
    expect(breaker.isReady()).toBe(true);
  });

  it('rests for exactly the time that the endpoint names', () => {
    const { breaker, fail, time } = createBreaker();
    fail(1, 77);
    expect(breaker.openUntil - time()).toBe(77);
    fail(1, 10);
    expect(breaker.openUntil - time()).toBe(77);
  });

  it('keeps its promises whatever happens in whatever order', () => {
    const event = fc.oneof(
      { weight: 3, arbitrary: fc.constant({ type: 'begin' as const }) },
      fc.record({ type: fc.constant('succeeded' as const), pick: fc.nat() }),
      fc.record({
        type: fc.constant('failed' as const),
        pick: fc.nat(),
        retryAfterMs: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
      }),
      fc.record({ type: fc.constant('dropped' as const), pick: fc.nat() }),
      fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 4_000 }) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { breaker, pass, time } = createBreaker();
        const open: { ticket: BreakerTicket; asTrial: boolean; at: number }[] = [];
        for (const happening of events) {
          if (happening.type === 'pass') {
            pass(happening.ms);
            continue;
          }
          if (happening.type === 'begin') {
            const asTrial = breaker.state === 'on-trial' && breaker.isReady();
            // Of trials that are not forgotten there is never a second one.
            const trials = open.filter((call) => call.asTrial && time() - call.at < policy.longestCoolMs);
            expect(asTrial && trials.length > 0).toBe(false);
            open.push({ ticket: breaker.begin(), asTrial, at: time() });
            continue;
          }
          const [call] = open.length === 0 ? [] : open.splice(happening.pick % open.length, 1);
          if (call === undefined) {
            continue;
          }
          const wasReady = breaker.state === 'ready';
          if (happening.type === 'succeeded') {
            breaker.succeeded(call.ticket);
          } else if (happening.type === 'dropped') {
            breaker.dropped(call.ticket);
            expect(breaker.state === 'ready').toBe(wasReady);
          } else {
            breaker.failed(call.ticket, happening.retryAfterMs);
            expect(wasReady && breaker.state !== 'ready' && happening.retryAfterMs === undefined).toBe(
              wasReady && happening.retryAfterMs === undefined && breaker.failures >= policy.failures,
            );
          }
          expect(breaker.openUntil - time()).toBeLessThanOrEqual(policy.longestCoolMs);
        }
        // Nobody is shut out for good: with all calls over and the longest rest past, a call is let through.
        for (const { ticket } of open) {
          breaker.dropped(ticket);
        }
        pass(policy.longestCoolMs);
        expect(breaker.isReady()).toBe(true);
      }),
    );
  });
});
