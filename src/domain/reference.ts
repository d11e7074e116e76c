/** A source that a bot platform or a searching model names for what it says. Not checked by zhike. */
export interface Reference {
  /** The platform's own id or number of the source. */
  readonly id?: string | undefined;
  readonly title: string;
  readonly url?: string | undefined;
  /** The piece of the source that the platform shows. */
  readonly excerpt?: string | undefined;
}
