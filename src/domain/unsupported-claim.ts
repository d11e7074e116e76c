/** A sentence of a model's that claims something which stands in no source. */
export interface UnsupportedClaim {
  /** As the model wrote it. */
  readonly text: string;
  /**
   * What became of it: it was shown as it is (`marked`), left out (`removed`), or held against the model, which wrote
   * its answer again (`sent-back`). `corrected`: its wrong values gave way to those of the tool's result that it is
   * about, before it was shown.
   */
  readonly action: 'marked' | 'removed' | 'sent-back' | 'corrected';
  /**
   * Where it stands within the answer's text: offsets in UTF-16 code units, end exclusive. Both are the place where it
   * would have stood, for one that was not shown.
   */
  readonly start: number;
  readonly end: number;
  /** Its numbers, times, dates, prices and addresses that no source has; empty where its words are what no source says. Of a corrected one: the wrong values. */
  readonly missing: readonly string[];
}
