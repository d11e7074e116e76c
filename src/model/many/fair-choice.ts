import type { Member } from './member.js';

interface Share {
  readonly weight: number;
  /** Grows with every use, the less the greater the weight. */
  turn: number;
  usedAt: number;
}

/**
 * Chooses among members: the one with the fewest calls under way, then the one used least recently. With weights, both
 * are measured by the weight.
 *
 * Turns are start-time fair queuing; with equal weights that is exactly least recently used, and a member that was away
 * gets no more than its share when it is back. Source: Goyal, Vin, Cheng, Start-time Fair Queueing, SIGCOMM 1996
 */
export class FairChoice {
  readonly #shares: ReadonlyMap<Member, Share>;
  #turn = 0;
  #uses = 0;

  /** @param weights - above 0; default: all equal */
  constructor(members: readonly Member[], weights: readonly number[] | undefined) {
    this.#shares = new Map(
      members.map((member, index) => [member, { weight: weights?.[index] ?? 1, turn: 0, usedAt: 0 }]),
    );
  }

  /** @returns undefined when there are none to choose from */
  choose(members: readonly Member[]): Member | undefined {
    let best: Member | undefined;
    for (const member of members) {
      if (best === undefined || this.#comesBefore(member, best)) {
        best = member;
      }
    }
    return best;
  }

  /** A member is used. */
  use(member: Member): void {
    const share = this.#shareOf(member);
    this.#turn = Math.max(this.#turn, share.turn);
    this.#uses += 1;
    share.turn = this.#turn + 1 / share.weight;
    share.usedAt = this.#uses;
  }

  #comesBefore(left: Member, right: Member): boolean {
    const [leftShare, rightShare] = [this.#shareOf(left), this.#shareOf(right)];
    const differences = [
      left.inFlight / leftShare.weight - right.inFlight / rightShare.weight,
      leftShare.turn - rightShare.turn,
      leftShare.usedAt - rightShare.usedAt,
    ];
    return (differences.find((difference) => difference !== 0) ?? 0) < 0;
  }

  #shareOf(member: Member): Share {
    const share = this.#shares.get(member);
    if (share === undefined) {
      throw new RangeError('The member is not one of those to choose from');
    }
    return share;
  }
}
