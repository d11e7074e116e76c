import type { BudgetReservation } from '../cost/budget.js';
import type { BudgetRefusal } from '../cost/budget-refusal.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';
import type { ChatRequest } from '../model/chat-model.js';
import { estimateTokens } from '../model/estimate-tokens.js';
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
    const decision = await budget.reserve({
      ...turn.key,
      turnId: turn.turnId,
      model: model.id,
      inputTokens,
      outputTokens: expectedOutputTokens,
      cost: prices?.cost(model.id, expected),
      now: turn.setting.now(),
    });
    return decision.granted ? new StepMeter(turn, decision.reservation) : decision.refusal;
  }

  /** Counts one call, and gives its usage with its cost. */
  count(model: string, usage: Usage): Usage {
    const cost = this.#turn.setting.prices?.cost(model, usage);
    const priced = cost === undefined ? usage : { ...usage, cost: [cost] };
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
