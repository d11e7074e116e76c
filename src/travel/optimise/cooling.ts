/** Where a search stands: in one of its fresh starts, or at last in making the best of them better. */
export interface Stage {
  /** 0 to `starts - 1` for the starts, `starts` for the last stage. */
  readonly stage: number;
  /** What a plan may be worse and still be kept now and then, as a share of a mean place's score. */
  readonly temperature: number;
}

// Fitted on the development half of public instances, as one setting for all of them.
export const starts = 12;
const startsShare = 0.5;
const hot = 0.2;
const cold = 0.03;

/**
 * The first half of a search is dealt to starts from different parts of the map, since a good plan of one part is not
 * reached from another by small changes; the other half goes to the best of them. Every stage cools from hot to cold.
 *
 * @param progress - how much of the search is done, 0 to 1
 */
export function stageAt(progress: number): Stage {
  const isLast = progress >= startsShare;
  const position = isLast ? starts : (progress / startsShare) * starts;
  const stage = Math.floor(position);
  const done = isLast ? (progress - startsShare) / (1 - startsShare) : position - stage;
  return { stage, temperature: hot * (cold / hot) ** done };
}
