import type { EmbeddingModel } from '../../src/domain/embedding-model.js';
import type { RerankModel } from '../../src/domain/rerank-model.js';
import type { KnowledgeModelOptions } from '../../src/knowledge/model-calls.js';
import { PassageSearch } from '../../src/knowledge/passage-search.js';
import { questionModelOptions } from '../../src/knowledge/question-models.js';
import { KeywordIndex } from '../../src/knowledge/search/keyword-index.js';
import { embedPassages } from '../../src/knowledge/vector/embed-passages.js';
import { nearestPassages } from '../../src/knowledge/vector/nearest-passages.js';
import { gainOf } from './quality.js';
import { areaUnderCurve, sample, type Task } from './tasks.js';

export interface MeaningQuality {
  readonly task: string;
  /** nDCG@10 times 100: words alone, vectors alone, both fused, and reranked where there is a model. */
  readonly words: number;
  readonly meaning: number;
  readonly fused: number;
  readonly reranked: number | undefined;
  /** How well the gate's confidence, and the similarity alone, tell questions that nothing answers; where there are some. */
  readonly areaByWords: number | undefined;
  readonly areaBySimilarity: number | undefined;
}

/** Measures what models add to words on one task, over `most` of its questions. */
export async function measureMeaning(
  task: Task,
  most: number,
  embedding: EmbeddingModel,
  rerank: RerankModel | undefined,
  embeddingWeight: number,
): Promise<MeaningQuality> {
  const index = new KeywordIndex();
  const { rows } = await embedPassages(
    embedding,
    task.passages.map((passage) => ({ passage, known: undefined })),
  );
  index.put(
    task.passages.map((passage, at) => ({
      documentId: passage.documentId,
      passages: [passage],
      vectors: rows.slice(at, at + 1),
    })),
  );
  const options = {
    embedding,
    embeddingWeight,
    modelTimeoutMs: 60_000,
    onError: (error: unknown) => {
      throw error;
    },
  };
  const searchWith = (models: KnowledgeModelOptions) =>
    new PassageSearch(
      {
        findByWords: (question, { depth }) => ({ passages: index.search(question, depth), statistics: index }),
        list: () => [],
        findNearest: ({ model, values }, { depth }) =>
          nearestPassages(index.segments, values, { model, limit: depth, accept: () => true }),
      },
      questionModelOptions(task.name, models),
    );
  const search = searchWith(options);
  const reranking = searchWith({ ...options, rerank });
  const questions = sample(task.queries, most);
  const strangers = sample(task.unanswered, most);
  // In few calls; the questions are then found among what is kept.
  await embedding.embed(
    [...questions, ...strangers].map(({ text }) => text.trim()),
    { purpose: 'query' },
  );
  const sums = { words: 0, meaning: 0, fused: 0, reranked: 0 };
  const inside: { confidence: number; similarity: number }[] = [];
  for (const question of questions) {
    const found = await search.find(question.text, { limit: 10 });
    const relevant = task.relevant.get(question.id) ?? new Set<string>();
    const gain = (ranking: typeof found.ranked) =>
      (100 *
        gainOf(
          ranking.map(({ passage }) => passage.documentId),
          relevant,
        )) /
      questions.length;
    sums.words += gain(found.byWords);
    sums.meaning += gain(found.nearest);
    sums.fused += gain(found.ranked);
    if (rerank !== undefined) sums.reranked += gain(await reranking.retrieve(question.text, { limit: 10 }));
    inside.push({ confidence: found.judge().confidence, similarity: found.similarity ?? 0 });
  }
  const outside: typeof inside = [];
  for (const stranger of strangers) {
    const found = await search.find(stranger.text, { limit: 10 });
    outside.push({ confidence: found.judge().confidence, similarity: found.similarity ?? 0 });
  }
  const area = (of: 'confidence' | 'similarity') =>
    outside.length === 0
      ? undefined
      : areaUnderCurve(
          inside.map((each) => each[of]),
          outside.map((each) => each[of]),
        );
  return {
    task: task.name,
    ...sums,
    reranked: rerank && sums.reranked,
    areaByWords: area('confidence'),
    areaBySimilarity: area('similarity'),
  };
}

/** CPU time of the exact search over random vectors, in milliseconds a question, and the memory of the vectors. */
export function measureNearest(passages: number, dimensions: number): { readonly ms: number; readonly heldMB: number } {
  const values = Float32Array.from({ length: passages * dimensions }, () => Math.random() - 0.5);
  const segment = {
    passages: Array.from({ length: passages }, (_, at) => {
      const id = String(at);
      return { id, documentId: id, title: '', headings: [], text: '' };
    }),
    live: new Uint8Array(passages).fill(1),
    vectors: { model: 'random', dimensions, values },
  };
  const times = Array.from({ length: 30 }, (_, at) => {
    const question = values.slice(at * dimensions, (at + 1) * dimensions);
    const before = process.cpuUsage();
    nearestPassages([segment], question, { model: 'random', limit: 20, accept: () => true });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return { ms: times.sort((one, other) => one - other)[15] ?? 0, heldMB: values.byteLength / 1e6 };
}
