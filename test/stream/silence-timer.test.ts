import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SilenceTimer } from '../../src/stream/silence-timer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startTimer() {
  const onSilence = vi.fn();
  return { onSilence, timer: new SilenceTimer({ idleMs: 1000, progressMs: 3000 }, onSilence) };
}

describe('SilenceTimer', () => {
  it('calls out when nothing arrives for the idle limit', () => {
    const { timer, onSilence } = startTimer();
    timer.waiting();
    vi.advanceTimersByTime(999);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledTimes(1);
  });

  it('starts anew with every arrival', () => {
    const { timer, onSilence } = startTimer();
    for (let arrival = 0; arrival < 20; arrival += 1) {
      timer.waiting();
      vi.advanceTimersByTime(900);
      timer.heard();
      timer.progressed();
    }
    expect(onSilence).not.toHaveBeenCalled();
  });

  it('does not let arrivals without progress go on beyond the progress limit', () => {
    const { timer, onSilence } = startTimer();
    for (let heartbeat = 0; heartbeat < 5; heartbeat += 1) {
      timer.waiting();
      vi.advanceTimersByTime(590);
      timer.heard();
    }
    expect(onSilence).not.toHaveBeenCalled();
    timer.waiting();
    vi.advanceTimersByTime(60);
    expect(onSilence).toHaveBeenCalledTimes(1);
  });

  it('does not count the time in which nobody waits', () => {
    const { timer, onSilence } = startTimer();
    timer.waiting();
    timer.heard();
    vi.advanceTimersByTime(100_000);
    timer.waiting();
    vi.advanceTimersByTime(999);
    expect(onSilence).not.toHaveBeenCalled();
  });

  it('has as much patience as it is allowed last', () => {
    const { timer, onSilence } = startTimer();
    timer.waiting();
    timer.heard();
    timer.allow(10);
    timer.waiting();
    vi.advanceTimersByTime(10);
    expect(onSilence).toHaveBeenCalledTimes(1);
  });

  it('leaves no timer behind after stop', () => {
    const { timer } = startTimer();
    timer.waiting();
    timer.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
