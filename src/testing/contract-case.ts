/** One thing that every implementation of a port must do. */
export interface ContractCase {
  /** What holds, as a sentence. */
  readonly name: string;
  /** @throws {AssertionError} it does not hold */
  run(): Promise<void>;
}
