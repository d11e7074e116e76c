/** A node, way or relation with what is needed of it. */
export interface OsmElement {
  readonly type: string;
  readonly id: string;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Day of its last change, `YYYY-MM-DD`. */
  readonly changed: string | undefined;
}
