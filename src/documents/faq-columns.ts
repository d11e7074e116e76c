/** Which columns of a table hold questions and answers. */
export interface FaqColumns {
  readonly question: number;
  readonly answer: number;
}

const questionNames = new Set([
  'question',
  'questions',
  'q',
  'query',
  'ask',
  '问题',
  '問題',
  '问',
  '問',
  '提问',
  '標準問',
  '标准问',
  '标准问题',
  '常见问题',
  '用户问题',
]);
const answerNames = new Set([
  'answer',
  'answers',
  'a',
  'reply',
  'response',
  '答案',
  '答',
  '回答',
  '回复',
  '回覆',
  '解答',
  '标准答案',
  '標準答案',
  '答复',
]);

/** Finds the columns of a question–answer table by their names in Chinese or English; undefined where it is none. */
export function findFaqColumns(header: readonly string[]): FaqColumns | undefined {
  const names = header.map((name) => name.trim().toLowerCase());
  const question = names.findIndex((name) => questionNames.has(name));
  const answer = names.findIndex((name) => answerNames.has(name));
  return question === -1 || answer === -1 ? undefined : { question, answer };
}
