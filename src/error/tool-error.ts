import { ZhikeError } from './zhike-error.js';

export interface ToolIssue {
  readonly message: string;
  /** Where in the input: `party.adult`; empty for the input itself. */
  readonly path: string;
}

/** A tool could not be used. */
export class ToolError extends ZhikeError {
  override readonly name: string = 'ToolError';
}

/** Thrown by a tool that changes the world to say that it has changed nothing, so that it may be tried again. */
export class ToolNoEffectError extends ToolError {
  override readonly name = 'ToolNoEffectError';

  /** @param message - for the product's own eyes; neither the model nor the customer reads it */
  constructor(message = 'The tool changed nothing', cause?: unknown) {
    super(message, { code: 'tool-no-effect', retryable: true, cause });
  }
}

/** The model asked for a tool that does not exist, again after it was told so. */
export class ToolNotFoundError extends ToolError {
  override readonly name = 'ToolNotFoundError';
  readonly knownNames: readonly string[];

  constructor(toolName: string, knownNames: readonly string[]) {
    super(`The model asked twice for the unknown tool "${toolName}"; known tools: ${knownNames.join(', ') || 'none'}`, {
      code: 'tool-not-found',
    });
    this.knownNames = knownNames;
  }
}

/** The model gave a tool input that its schema refuses, again after it was told so. */
export class ToolInputError extends ToolError {
  override readonly name = 'ToolInputError';
  readonly issues: readonly ToolIssue[];

  constructor(toolName: string, issues: readonly ToolIssue[]) {
    super(
      `Input of tool "${toolName}" is invalid: ${issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; ')}`,
      { code: 'tool-input-invalid' },
    );
    this.issues = issues;
  }
}
