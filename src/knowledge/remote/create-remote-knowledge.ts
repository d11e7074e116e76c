import type { Evidence } from '../../domain/evidence.js';
import type { Passage } from '../../domain/passage.js';
import { ConfigurationError } from '../../error/configuration-error.js';
import { demand } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { judgePassages } from '../gate/judge-passages.js';
import type { Knowledge } from '../knowledge.js';
import { limitOf, type RetrieveOptions, type Retriever } from '../retriever.js';
import { evidenceInTalk } from '../talk/evidence-in-talk.js';
import type { TenantKnowledge } from '../tenant-knowledge.js';
import { longestMs } from '../time-limit.js';
import { combineRetrievers, fuseByText, toAllFailedError } from './combine-retrievers.js';

export interface RemoteKnowledgeOptions {
  /**
   * Gives the retriever of a tenant, asked anew with every question; undefined for a tenant that has none. Several side by
   * side are joined by `combineRetrievers()`.
   */
  readonly retrieverFor: (tenantId: string) => Retriever | undefined | Promise<Retriever | undefined>;
  /**
   * A knowledge of one's own beside it, made by `createKnowledge()`: where documents are put, and where approved answers
   * live, which win over anything found. Default none: nothing can be put then.
   */
  readonly own?: Knowledge | undefined;
  /** Told when one of the two failed while the other answered. */
  readonly onError?: ((error: unknown, tenantId: string) => void) | undefined;
}

/** Most passages that go on to the answer. */
const maxPassages = 5;

/**
 * Makes a knowledge of bases that exist already, for `createAssistant({ knowledge })`.
 *
 * Whether foreign passages answer is judged by their words alone; those of the own knowledge by all that is known of it. The
 * passages of both are put into one order by rank, and the evidence is as good as the better of the two.
 *
 * @throws {ConfigurationError} an option is unknown or unusable
 * @example
 * const knowledge = createRemoteKnowledge({
 *   retrieverFor: (tenantId) => difyRetriever({ datasetId: datasets[tenantId], apiKey }),
 *   own: createKnowledge(),
 * });
 * const assistant = createAssistant({ knowledge });
 */
export function createRemoteKnowledge(options: RemoteKnowledgeOptions): Knowledge {
  const owner = 'createRemoteKnowledge()';
  requireKnownOptions(owner, options, ['retrieverFor', 'own', 'onError']);
  const { retrieverFor, own, onError = () => {} } = options;
  demand(typeof retrieverFor === 'function', `${owner}: "retrieverFor" must be a function of the tenant's id`);
  demand(own === undefined || typeof own.tenant === 'function', `${owner}: "own" must be made by createKnowledge()`);
  demand(typeof onError === 'function', `${owner}: "onError" must be a function`);
  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      return connect({
        owner,
        own: own?.tenant(id),
        onError: (error) => onError(error, id),
        async findRetriever() {
          const retriever = await retrieverFor(id);
          demand(
            retriever !== undefined || own !== undefined,
            `${owner}: "retrieverFor" gave no retriever for a tenant, and there is no "own" knowledge to ask instead`,
          );
          demand(
            retriever === undefined || typeof retriever.retrieve === 'function',
            `${owner}: "retrieverFor" must give a retriever, such as difyRetriever(), or undefined`,
          );
          return retriever;
        },
      });
    },
  };
}

interface Connection {
  readonly owner: string;
  readonly own: TenantKnowledge | undefined;
  onError(error: unknown): void;
  findRetriever(): Promise<Retriever | undefined>;
}

function connect({ owner, own, onError, findRetriever }: Connection): TenantKnowledge {
  /** What the foreign bases find; undefined where the tenant has none. */
  async function findRemote(question: string, options: RetrieveOptions) {
    const retriever = await findRetriever();
    return retriever?.retrieve(question, options);
  }

  async function judgeRemote(question: string, options: RetrieveOptions): Promise<Evidence | undefined> {
    const found = await findRemote(question, options);
    return (
      found &&
      judgePassages(
        question,
        found.map(({ passage }) => passage),
      )
    );
  }

  async function evidenceFor(question: string, options: RetrieveOptions): Promise<Evidence> {
    const controller = new AbortController();
    const leave = () => controller.abort(options.signal?.reason);
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', leave, { once: true });
    const remote = judgeRemote(question, { ...options, signal: controller.signal });
    // Whether it fails is asked for later, if at all.
    remote.catch(() => {});
    try {
      const mine = own?.evidence(question, options);
      // Settles first where an approved answer settles the question: nobody waits for the foreign bases then.
      const [early] = await Promise.allSettled([mine]);
      if (early.status === 'fulfilled' && early.value?.approved !== undefined) return early.value;
      const [late] = await Promise.allSettled([remote]);
      options.signal?.throwIfAborted();
      const outcomes = own === undefined ? [late] : [early, late];
      const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      const [only] = errors;
      if (errors.length === outcomes.length) throw errors.length === 1 ? only : toAllFailedError(owner, errors);
      if (errors.length > 0) onError(only);
      return joinEvidence(
        outcomes.flatMap((outcome) =>
          outcome.status === 'fulfilled' && outcome.value !== undefined ? [outcome.value] : [],
        ),
      );
    } finally {
      options.signal?.removeEventListener('abort', leave);
      controller.abort();
    }
  }

  return {
    async put(documents) {
      if (own === undefined) throw toReadOnlyError(owner);
      await own.put(documents);
    },
    remove: async (documentId) => (await own?.remove(documentId)) ?? false,
    clear: async () => own?.clear(),
    list: async () => (await own?.list()) ?? [],
    async retrieve(question, options = {}) {
      const remote: Retriever = { retrieve: async (text, given = {}) => (await findRemote(text, given)) ?? [] };
      if (own === undefined) return remote.retrieve(question, options);
      return combineRetrievers([own, remote], { timeoutMs: longestMs, onError }).retrieve(question, options);
    },
    async evidence(question, { earlier = [], ...options } = {}) {
      limitOf(options);
      const find = (meant: string) => evidenceFor(meant, options);
      // Foreign bases cannot be listed, so that a question is asked back only about what was found.
      return evidenceInTalk(question, earlier, find, () => []);
    },
  };
}

const worth: Readonly<Record<Evidence['answerability'], number>> = { none: 0, partial: 1, answerable: 2 };

/**
 * As good as the best of them, with the passages of all that let some through. What they let through counts before their
 * confidence, for each has limits of its own.
 */
function joinEvidence(given: readonly Evidence[]): Evidence {
  const [best, ...others] = [...given].sort(
    (one, other) => worth[other.answerability] - worth[one.answerability] || other.confidence - one.confidence,
  );
  if (best === undefined) return { answerability: 'none', passages: [], confidence: 0 };
  if (others.length === 0) return best;
  const toRanking = ({ passages }: { readonly passages: readonly Passage[] }) => ({
    passages: passages.map((passage) => ({ passage, score: 0 })),
  });
  const passages = fuseByText([best, ...others].map(toRanking), maxPassages).map(({ passage }) => passage);
  const calls = given.flatMap((evidence) => evidence.calls ?? []);
  return { ...best, passages, ...(calls.length > 0 && { calls }) };
}

function toReadOnlyError(owner: string): ConfigurationError {
  return new ConfigurationError(
    `put(): this knowledge only reads bases that exist already; give ${owner} an "own" knowledge, made by createKnowledge(), to keep documents and approved answers`,
    { code: 'knowledge-read-only' },
  );
}
