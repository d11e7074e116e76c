import type { JsonObject } from '../domain/json.js';
import type { Tool, ToolContext, ToolPresentation } from '../domain/tool.js';
import type { ToolCue, ToolIntent } from '../domain/tool-intent.js';
import { demand, demandNumber } from '../schema/demand.js';
import { readInputSchema } from '../schema/input-schema.js';
import { requireKnownOptions } from '../schema/known-options.js';
import type { OutputOf, StandardSchema } from '../schema/standard-schema.js';

export interface ToolOptions<Schema extends StandardSchema, Output> {
  /** 1 to 64 letters, digits, `_` or `-`; unique among the assistant's tools. */
  readonly name: string;
  /** Tells the model what the tool does and when to use it. */
  readonly description: string;
  /** Any Standard Schema of an object: zod, valibot, arktype and others. */
  readonly input: Schema;
  /** JSON Schema of the input; needed only where the validator cannot write it itself (valibot, zod/mini). */
  readonly jsonSchema?: JsonObject | undefined;
  /**
   * Does the work. Returns what JSON can carry, or a promise of it. What it throws is hidden from the model and the
   * customer, and reported to the assistant's `onError`.
   */
  readonly run: (input: OutputOf<Schema>, context: ToolContext) => Output | Promise<Output>;
  /**
   * Words the output for the customer and may add a card. Without it the model reads the output as JSON and words it
   * itself. Gets the output as it came back from JSON.
   */
  readonly present?: ((output: Output, context: ToolContext) => ToolPresentation) | undefined;
  /** Lets `offline()` use the tool: decides from the talk alone whether and how to call it. */
  readonly interpret?: ((cue: ToolCue) => ToolIntent | undefined) | undefined;
  /** Milliseconds before a call is given up. Default 30 000. */
  readonly timeoutMs?: number | undefined;
}

const optionNames = ['name', 'description', 'input', 'jsonSchema', 'run', 'present', 'interpret', 'timeoutMs'];

/**
 * Makes a tool that the model may call.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 *
 * @example
 * const orderStatus = tool({
 *   name: 'order_status',
 *   description: 'Looks up where an order is.',
 *   input: z.object({ orderId: z.string() }),
 *   run: ({ orderId }) => orders.find(orderId),
 * });
 */
export function tool<Schema extends StandardSchema, Output>(options: ToolOptions<Schema, Output>): Tool {
  requireKnownOptions('tool()', options, optionNames);
  const { name, description, run, present, interpret, timeoutMs } = options;
  const owner = `tool "${name}"`;
  const check = (holds: boolean, problem: string) => demand(holds, `${owner}: ${problem}`, 'invalid-tool');
  check(/^[\w-]{1,64}$/.test(name), 'name must be 1 to 64 letters, digits, "_" or "-"');
  check(Boolean(description?.trim()), 'description must say what the tool does; the model chooses by it');
  check(typeof run === 'function', 'run must be a function');
  demandNumber(`${owner}: timeoutMs`, timeoutMs, { from: 1 });
  return {
    name,
    description,
    ...readInputSchema(`${owner}: input`, options.input, options.jsonSchema),
    run: (input, context) => run(input as OutputOf<Schema>, context),
    // The output is what `run` returned, so its type is known here although JSON lies in between.
    present: present && ((output, context) => present(output as Output, context)),
    interpret,
    timeoutMs,
  };
}
