import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Tool, ToolContext } from '../../domain/tool.js';
import type { ToolCue, ToolIntent } from '../../domain/tool-intent.js';
import type { Directory } from './directory.js';
import { findPlaces } from './find-places.js';
import { type FinderInput, finderInputDescription, readFinderInput } from './finder-input.js';
import { type FinderOutput, isFinderOutput } from './finder-output.js';
import { finderWords } from './finder-words.js';
import { followTalk, nearFieldOf, type PlaceStep } from './follow-talk.js';
import type { PlaceField, PlaceTable } from './place-kind.js';
import { emptyTalk, type PlaceTalk } from './place-talk.js';
import { presentPlaces } from './present-places.js';

export interface PlaceFinderOptions {
  /**
   * The tables to look in: one directory for all tenants, or a function that gives that of a tenant. A function is called
   * for every message; let it cache. Without a language model, messages are understood by the words of a directory for
   * all, because reading a message happens before its tenant's directory could be loaded.
   */
  readonly directory: Directory | ((tenantId: string) => Directory | Promise<Directory>);
}

/**
 * Makes the tool with which an assistant finds things by their properties and tells their facts.
 *
 * It understands wishes over several messages ("cheaper", "one with a pool", "what is near it"), searches, says which wish
 * it had to leave out when nothing meets them all, and tells facts exactly as the rows have them. What a row does not say
 * is said to be unknown.
 *
 * @example
 * const directory = createDirectory({ tables: [{ name: '酒店', nameField: '名称', fields, rows }] });
 * const assistant = createAssistant({ tools: [placeFinder({ directory })] });
 */
export function placeFinder({ directory }: PlaceFinderOptions): Tool {
  const shared = typeof directory === 'function' ? undefined : directory;
  const load = async (tenantId: string) => (typeof directory === 'function' ? directory(tenantId) : directory);
  return {
    name: 'find_places',
    description: describeFor(shared),
    inputSchema: finderInputDescription,
    checkInput: readFinderInput,
    async run(input: unknown, context: ToolContext) {
      const own = await load(context.tenantId);
      context.signal.throwIfAborted();
      const output = findPlaces(input as FinderInput, talkAfter(context.previous?.output), own);
      return { ...output, text: presentPlaces(output, own, context.language) };
    },
    present(output: JsonValue) {
      const isWorded = typeof output === 'object' && output !== null && 'text' in output;
      return { text: isWorded && typeof output.text === 'string' ? output.text : JSON.stringify(output) };
    },
    interpret(cue: ToolCue): ToolIntent | undefined {
      const newest = cue.talk.at(-1);
      if (shared === undefined || newest?.role !== 'customer') return undefined;
      return intentOf(followTalk(newest.text, talkAfter(cue.previous?.output), shared), cue, shared);
    },
  };
}

function talkAfter(output: JsonValue | undefined): PlaceTalk {
  return isFinderOutput(output) ? { ...emptyTalk, ...(output satisfies FinderOutput).talk } : emptyTalk;
}

function intentOf(step: PlaceStep, cue: ToolCue, directory: Directory): ToolIntent | undefined {
  const { action, about, reading, talk } = step;
  const { kind, asks } = reading;
  if (action === 'none') return undefined;
  if (action === 'way') return wayIntent(step, cue);
  const nearOf = (of: string) => reading.asksNear.flatMap((each) => nearFieldOf(directory, of, each) ?? []);
  if (action === 'search' && kind !== undefined) {
    return callWith({ kind, where: { ...talk.wishes[kind] }, asks: [...asks, ...nearOf(kind)] });
  }
  const [first] = about;
  if (first === undefined) return { type: 'ask', question: finderWords(cue.language).whichOne };
  const where = Object.fromEntries(reading.conditions.map(({ field, condition }) => [field, condition]));
  const names = about.filter((each) => each.kind === first.kind).map(({ name }) => name);
  return callWith({ kind: first.kind, names: [...new Set(names)], where, asks: [...asks, ...nearOf(first.kind)] });
}

function wayIntent({ reading, talk }: PlaceStep, { language }: ToolCue): ToolIntent {
  const way = reading.way?.way;
  const wish = way === undefined ? {} : (talk.wishes[way.name] ?? {});
  const [from, to] = [wish[way?.from ?? ''], wish[way?.to ?? '']].map((end) =>
    Array.isArray(end) ? end[0] : undefined,
  );
  if (way === undefined || typeof from !== 'string' || typeof to !== 'string') {
    return { type: 'ask', question: finderWords(language).whichOne };
  }
  return callWith({ way: { name: way.name, from, to } });
}

function callWith(input: object): ToolIntent {
  return { type: 'call', input: JSON.parse(JSON.stringify(input)) as JsonObject };
}

function describeFor(directory: Directory | undefined): string {
  const tables = directory?.tables.map(describeTable).join('\n');
  return `Finds places and things by their properties in the tenant's tables, and tells their facts.
Call it whenever the customer looks for one, narrows or changes what they look for, or asks a fact of one. Give in "where" everything still wished of the kind, also from earlier messages. Give "names" instead when the customer asks about things that are known by name; with "where" beside it, whether they meet it.
Word only what the answer holds, facts exactly as they stand. A fact that is null is not known: say so. Say which wish was left out ("leftOut").${tables === undefined ? '' : `\nTables:\n${tables}`}`;
}

function describeTable({ name, nameField, fields }: PlaceTable): string {
  return `${name}: ${nameField} (name), ${fields.map(describeField).join(', ')}`;
}

function describeField(field: PlaceField): string {
  if (field.type === 'number') return `${field.name} (number, ${field.unit})`;
  if (field.type === 'duration') return `${field.name} (hours)`;
  return field.type === 'nearby' ? `${field.name} (names of ${field.of} near it)` : `${field.name} (${field.type})`;
}
