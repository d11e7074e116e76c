import { withCost } from '../cost/with-cost.js';
import type { Evidence, RetrievalCall } from '../domain/evidence.js';
import type { OpenTurn } from './turn-setting.js';

/** Puts their prices to the calls that the knowledge made for a question, and tells the budget of them. */
export async function countRetrieval(turn: OpenTurn, evidence: Evidence): Promise<Evidence> {
  const calls: RetrievalCall[] = [];
  for (const { model, usage } of evidence.calls ?? []) {
    const call = {
      model,
      usage: turn.setting.prices === undefined ? usage : withCost(usage, model, turn.setting.prices),
    };
    calls.push(call);
    await tellBudget(turn, call);
  }
  return { ...evidence, calls };
}

/** The call was made, and is counted where there is room; where there is none, the answer is refused right after. */
async function tellBudget({ key, turnId, setting }: OpenTurn, { model, usage }: RetrievalCall): Promise<void> {
  const { budget } = setting;
  if (budget === undefined) return;
  const { inputTokens, outputTokens, cost } = usage;
  const decision = await budget.reserve({
    ...key,
    turnId,
    model,
    inputTokens,
    outputTokens,
    cost: cost?.[0],
    now: setting.now(),
  });
  if (decision.granted) await budget.settle(decision.reservation, usage);
}
