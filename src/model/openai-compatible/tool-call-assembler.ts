import { nanoid } from 'nanoid';
import type { ToolCallPart } from '../../domain/message.js';
import { ObjectScanner } from './object-scanner.js';
import type { WireToolCallDelta } from './wire.js';

/** A piece of a call. */
interface Fragment {
  readonly index: number | undefined;
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** A call while it grows. */
interface GrowingCall {
  readonly index: number | undefined;
  id: string;
  name: string;
  arguments: string;
  readonly scanner: ObjectScanner;
}

/**
 * Puts tool calls together from the fragments of a stream.
 *
 * Vendors differ in nearly everything: the index may be missing, start at 1, have gaps or be 0 for every call; the id
 * may be missing, empty, repeated in every fragment or shared by two calls; the name may come late or come again; the
 * arguments may come whole, as an object, or not at all. An empty string always means "absent".
 */
export class ToolCallAssembler {
  readonly #calls: GrowingCall[] = [];
  readonly #createId: () => string;

  /** @param createId - makes an id for a call that came without one of its own */
  constructor(createId: () => string = () => `call_${nanoid(16)}`) {
    this.#createId = createId;
  }

  get text(): string {
    return this.#calls.map((call) => call.name + call.arguments).join('');
  }

  push(delta: WireToolCallDelta): void {
    const fragment: Fragment = {
      index: typeof delta.index === 'number' ? delta.index : undefined,
      id: stringOrEmpty(delta.id),
      name: stringOrEmpty(delta.function?.name),
      arguments: writtenArguments(delta.function?.arguments),
    };
    const call = this.#find(fragment) ?? this.#open(fragment.index);
    call.id ||= fragment.id;
    call.name ||= fragment.name;
    call.arguments += fragment.arguments;
    call.scanner.push(fragment.arguments);
  }

  /**
   * Gives the calls in the order in which they were first seen, each under an id of its own; empty arguments are `{}`.
   * A call that came twice, under one id, counts once.
   *
   * @returns undefined when arguments came for a tool that was never named
   */
  finish(): readonly ToolCallPart[] | undefined {
    const calls: ToolCallPart[] = [];
    const seen = new Map<string, GrowingCall>();
    for (const call of this.#calls) {
      if (call.name === '') {
        if (call.arguments.trim() !== '') {
          return undefined;
        }
        continue;
      }
      const twin = call.id === '' ? undefined : seen.get(call.id);
      if (twin?.name === call.name && twin.arguments === call.arguments) {
        continue;
      }
      const callId = call.id === '' || twin ? this.#createId() : call.id;
      seen.set(callId, call);
      calls.push({ type: 'tool-call', callId, name: call.name, arguments: call.arguments.trim() || '{}' });
    }
    return calls;
  }

  #find(fragment: Fragment): GrowingCall | undefined {
    const { index, id, name } = fragment;
    const last = this.#calls.at(-1);
    if (index === undefined) {
      const known = id === '' ? undefined : this.#calls.findLast((call) => call.id === id);
      return continued(known ?? (id === '' || last?.id === '' ? last : undefined), fragment);
    }
    const same = this.#calls.findLast((call) => call.index === index);
    if (same === undefined && id === '' && name === '' && last !== undefined && !last.scanner.isClosed) {
      // Some servers count fragments instead of calls.
      return last;
    }
    return continued(same, fragment);
  }

  #open(index: number | undefined): GrowingCall {
    const call: GrowingCall = { index, id: '', name: '', arguments: '', scanner: new ObjectScanner() };
    this.#calls.push(call);
    return call;
  }
}

/**
 * Gives the call that a fragment with its index or id goes on with. A fragment that names another tool does not go on,
 * nor does one that brings an id or arguments of its own although the call is complete: gateways do number every call 0.
 */
function continued(call: GrowingCall | undefined, fragment: Fragment): GrowingCall | undefined {
  if (call === undefined || call.name === '' || fragment.name === '') {
    return call;
  }
  const bringsId = fragment.id !== '' && fragment.id !== call.id;
  const bringsMore = bringsId || fragment.arguments.trim() !== '';
  const isAnother = fragment.name !== call.name || (bringsMore && call.scanner.isClosed);
  return isAnother ? undefined : call;
}

function stringOrEmpty(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function writtenArguments(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
