import type { BudgetReservation } from '../cost/budget.js';
import type { BudgetRefusal } from '../cost/budget-refusal.js';
import { withCost } from '../cost/with-cost.js';
import type { Money } from '../domain/money.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';
import type { ChatModel, ChatRequest } from '../model/chat-model.js';
import { estimateTokens } from '../model/estimate-tokens.js';
import { isModelGroup, type ModelHealth } from '../model/many/model-group.js';
import type { OpenTurn } from './turn-setting.js';

/** What a reply is expected to take where nothing is known: a long answer of a customer-service assistant. */
const expectedOutputTokens = 1_000;

/** Counts what the model calls of one step use: puts the price to it, and settles it with the budget. */
export class StepMeter {
  readonly #turn: OpenTurn;
  readonly #reservation: BudgetReservation | undefined;
  #used: Usage = noUsage;

  private constructor(turn: OpenTurn, reservation: BudgetReservation | undefined) {
    this.#turn = turn;
    this.#reservation = reservation;
  }

  /** Makes room in the budget for a model call. @returns the refusal where there is none */
  static async open(turn: OpenTurn, request: ChatRequest): Promise<StepMeter | BudgetRefusal> {
    const { budget, prices, model } = turn.setting;
    if (budget === undefined) {
      return new StepMeter(turn, undefined);
    }
    const { instructions, messages, tools } = request;
    const inputTokens = estimateTokens(instructions + JSON.stringify([messages, tools]));
    const expected = { ...noUsage, inputTokens, outputTokens: expectedOutputTokens, calls: 1 };
    const ids = memberIds(model);
    const costs = ids.map((id) => prices?.cost(id, expected));
    // Of several models that may answer, room is made for the dearest; one without a price makes the cost unknown.
    const unpriced = ids.find((_, index) => costs[index] === undefined);
    const cost = unpriced === undefined ? dearest(costs) : undefined;
    const decision = await budget.reserve({
      ...turn.key,
      turnId: turn.turnId,
      model: unpriced ?? model.id,
      inputTokens,
      outputTokens: expectedOutputTokens,
      cost,
      now: turn.setting.now(),
    });
    return decision.granted ? new StepMeter(turn, decision.reservation) : decision.refusal;
  }

  /** Counts one call, and gives its usage with its cost. */
  count(model: string, usage: Usage): Usage {
    const { prices } = this.#turn.setting;
    const priced = prices === undefined ? usage : withCost(usage, model, prices);
    this.#used = addUsage(this.#used, priced);
    return priced;
  }

  /** Tells the budget what was used. */
  async settle(): Promise<void> {
    if (this.#reservation !== undefined) {
      await this.#turn.setting.budget?.settle(this.#reservation, this.#used);
    }
  }
}

/** Ids of all models that may answer in the name of this one. */
function memberIds(model: ChatModel): readonly string[] {
  return isModelGroup(model) ? model.health().flatMap(idsOf) : [model.id];
}

function idsOf({ model, members }: ModelHealth): readonly string[] {
  return members?.flatMap(idsOf) ?? [model];
}

function dearest(costs: readonly (Money | undefined)[]): Money | undefined {
  return costs.reduce(
    (most, cost) => (most === undefined || (cost && cost.micros > most.micros) ? cost : most),
    undefined,
  );
}
