import type { Approver } from '../domain/approval.js';
import type { JsonObject } from '../domain/json.js';
import type { TextChecker, Tool, ToolContext, ToolEffect, ToolPresentation } from '../domain/tool.js';
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
  /**
   * Makes a checker of what a model says about the output, in the same turn and in later ones: it gets sentence after sentence before the
   * customer does, and puts wrong values right. The answer is then shown sentence by sentence, and each that was changed
   * stands in `reply.unsupported` as `corrected`. Gets the output as it came back from JSON.
   */
  readonly checkText?:
    | ((output: Output, context: ToolContext) => TextChecker | undefined | Promise<TextChecker | undefined>)
    | undefined;
  /** Lets `offline()` use the tool: decides from the talk alone whether and how to call it. */
  readonly interpret?: ((cue: ToolCue) => ToolIntent | undefined) | undefined;
  /** Milliseconds before a call is given up. Default 30 000. */
  readonly timeoutMs?: number | undefined;
  /**
   * `write` for a tool that changes the world: it is started at most once for the same wish of the customer, in however
   * many processes and after whatever crash, and `run` gets an `idempotencyKey` to pass on. When it throws or takes too
   * long, nobody knows whether it has changed something, and the model is told so; throw a `ToolNoEffectError` where it
   * certainly has not. Default `read`.
   */
  readonly effect?: ToolEffect | undefined;
  /**
   * Who must agree before a call runs, or a function that names them for this input (false: nobody). The question ends
   * the turn; `conversation.approve()` or `deny()` answers it, as does a customer who writes no more than "确认" or
   * "取消". Whatever else the customer writes supersedes a question that they were asked. Default: nobody.
   */
  readonly approval?:
    | Approver
    | ((input: OutputOf<Schema>, context: ToolContext) => Approver | false | Promise<Approver | false>)
    | undefined;
  /** Words the question. Default: the tool's description and the values of the input. */
  readonly askApproval?: ((input: OutputOf<Schema>, context: ToolContext) => string) | undefined;
  /** Milliseconds after which an unanswered question counts as refused. Default 600 000: ten minutes. */
  readonly approvalTtlMs?: number | undefined;
}

const optionNames =
  'name description input jsonSchema run present checkText interpret timeoutMs effect approval askApproval approvalTtlMs'.split(
    ' ',
  );

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
  const {
    name,
    description,
    run,
    present,
    checkText,
    interpret,
    timeoutMs,
    effect,
    approval,
    askApproval,
    approvalTtlMs,
  } = options;
  const owner = `tool "${name}"`;
  const check = (holds: boolean, problem: string) => demand(holds, `${owner}: ${problem}`, 'invalid-tool');
  check(/^[\w-]{1,64}$/.test(name), 'name must be 1 to 64 letters, digits, "_" or "-"');
  check(Boolean(description?.trim()), 'description must say what the tool does; the model chooses by it');
  check(typeof run === 'function', 'run must be a function');
  demandNumber(`${owner}: timeoutMs`, timeoutMs, { from: 1 });
  demandNumber(`${owner}: approvalTtlMs`, approvalTtlMs, { from: 1 });
  check(effect === undefined || effect === 'read' || effect === 'write', 'effect must be "read" or "write"');
  const isApproval =
    approval === undefined || approval === 'customer' || approval === 'operator' || typeof approval === 'function';
  check(isApproval, 'approval must be "customer", "operator" or a function that names one of them');
  return {
    name,
    description,
    ...readInputSchema(`${owner}: input`, options.input, options.jsonSchema),
    run: (input, context) => run(input as OutputOf<Schema>, context),
    // The output is what `run` returned, so its type is known here although JSON lies in between.
    present: present && ((output, context) => present(output as Output, context)),
    checkText: checkText && ((output, context) => checkText(output as Output, context)),
    interpret,
    timeoutMs,
    effect,
    approval: approval && toApproval(approval),
    askApproval: askApproval && ((input, context) => askApproval(input as OutputOf<Schema>, context)),
    approvalTtlMs,
  };
}

function toApproval<Input>(
  approval: Approver | ((input: Input, context: ToolContext) => Approver | false | Promise<Approver | false>),
): Tool['approval'] {
  return typeof approval === 'function' ? (input, context) => approval(input as Input, context) : () => approval;
}
