import type { JsonObject } from '../../domain/json.js';
import { type Message, type TextPart, textOf, type UserMessage } from '../../domain/message.js';
import { addUsage, noUsage, type Usage } from '../../domain/usage.js';
import { ModelOutputError, ModelResponseError } from '../../error/model-error.js';
import { demand } from '../../schema/demand.js';
import { type InputSchema, readInputSchema } from '../../schema/input-schema.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { OutputOf, StandardSchema } from '../../schema/standard-schema.js';
import { detectLanguage } from '../../text/detect-language.js';
import type { ChatModel } from '../chat-model.js';
import { parseOutput } from './parse-output.js';

export interface GenerateObjectOptions<Schema extends StandardSchema> {
  readonly model: ChatModel;
  /** What the value must be, as any Standard Schema: zod, valibot, arktype and others. It must describe an object. */
  readonly schema: Schema;
  /** JSON Schema of the value, for validators that cannot describe themselves. */
  readonly jsonSchema?: JsonObject | undefined;
  /** What the value is to be made from. */
  readonly prompt: string;
  /** How it is to be made. */
  readonly instructions?: string | undefined;
  /** Name of the value, which some vendors show to the model: letters, digits, `_` and `-`. Default `output`. */
  readonly name?: string | undefined;
  /** Whether the model is asked once more, with the faults named, when its first value does not fit. Default true. */
  readonly repair?: boolean | undefined;
  /** Default: the system's clock. */
  readonly now?: Date | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GeneratedObject<Value> {
  readonly value: Value;
  /** True when the first value did not fit and the second did. */
  readonly repaired: boolean;
  readonly usage: Usage;
}

const optionNames = ['model', 'schema', 'jsonSchema', 'prompt', 'instructions', 'name', 'repair', 'now', 'signal'];

/**
 * Asks a model for a value of a certain form.
 *
 * The form is enforced by the vendor where its dialect can say so, told to the model in words elsewhere, and checked by
 * the schema always. A value that does not fit is sent back once, with what is wrong with it.
 *
 * @throws {ModelOutputError} the value did not fit, the second time too; holds the issues and the text
 * @throws {ModelError} the call failed, or the reply was cut by its length or by moderation
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const { value } = await generateObject({
 *   model: deepseek({ apiKey }),
 *   schema: z.object({ city: z.string(), days: z.number().int() }),
 *   prompt: '国庆想去杭州玩三天',
 * });
 */
export async function generateObject<Schema extends StandardSchema>(
  options: GenerateObjectOptions<Schema>,
): Promise<GeneratedObject<OutputOf<Schema>>> {
  const owner = 'generateObject()';
  requireKnownOptions(owner, options, optionNames);
  const { model, prompt, name = 'output', repair = true } = options;
  demand(typeof model?.stream === 'function', `${owner}: "model" must be a ChatModel`);
  demand(typeof prompt === 'string' && prompt.trim() !== '', `${owner}: "prompt" is empty`);
  demand(/^[\w-]{1,64}$/.test(name), `${owner}: "name" takes up to 64 letters, digits, "_" and "-"`);
  const schema = readInputSchema(`${owner}: schema`, options.schema, options.jsonSchema);

  const messages: Message[] = [toUserMessage(prompt)];
  let usage: Usage = noUsage;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await complete(options, name, schema.inputSchema, messages);
    usage = addUsage(usage, reply.usage);
    const checked = await check(schema, reply.text);
    if ('value' in checked) {
      return { value: checked.value as OutputOf<Schema>, repaired: attempt > 1, usage };
    }
    if (!repair || attempt > 1) {
      throw new ModelOutputError(model.id, { issues: checked.issues, partialText: reply.text, usage });
    }
    const faults = checked.issues
      .map(({ path, message }) => `- ${path === '' ? '' : `${path}: `}${message}`)
      .join('\n');
    const said: TextPart = { type: 'text', text: reply.text.trim() || '(nothing)' };
    messages.push(
      { role: 'assistant', parts: [said] },
      toUserMessage(`That does not fit:\n${faults}\nReply with the corrected JSON value and nothing else.`),
    );
  }
}

function toUserMessage(text: string): UserMessage {
  return { role: 'user', parts: [{ type: 'text', text }] };
}

async function complete(
  { model, instructions = '', now = new Date(), signal }: GenerateObjectOptions<StandardSchema>,
  name: string,
  schema: JsonObject,
  messages: readonly Message[],
): Promise<{ readonly text: string; readonly usage: Usage }> {
  const output = { name, schema };
  const language = detectLanguage(messages.map(textOf).join('\n'));
  let text = '';
  let usage: Usage = noUsage;
  for await (const chunk of model.stream({ instructions, messages, tools: [], language, now, output, signal })) {
    switch (chunk.type) {
      case 'text-delta':
        text += chunk.delta;
        break;
      case 'retract':
        text = '';
        break;
      case 'model-switch':
        usage = addUsage(usage, chunk.usage);
        break;
      case 'finish':
        usage = addUsage(usage, chunk.usage);
        if (chunk.reason === 'length' || chunk.reason === 'content-filter') {
          throw new ModelResponseError(`Model ${model.id} did not finish its value: ${chunk.reason}`, {
            partialText: text,
            usage,
          });
        }
        break;
    }
  }
  return { text, usage };
}

async function check(schema: InputSchema, text: string) {
  const parsed = parseOutput(text);
  return parsed === undefined
    ? { issues: [{ path: '', message: 'is not a JSON value' }] }
    : await schema.checkInput(parsed.value);
}
