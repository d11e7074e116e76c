import { demand } from '../../../schema/demand.js';
import type { ChatModel } from '../../chat-model.js';
import type { ApiKey } from '../../endpoint/options.js';
import type { Dialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { VendorOptions } from '../options.js';
import { openaiDialect } from './openai.js';

const keyDialect: Dialect = {
  ...openaiDialect,
  name: 'azure-openai',
  provider: 'azure.ai.openai',
  baseURL: '',
  authHeader: { name: 'api-key', prefix: '' },
  // Deployments outlive the versions of the interface that know no other role.
  systemRole: 'system',
};

const tokenDialect: Dialect = { ...keyDialect, authHeader: { name: 'authorization', prefix: 'Bearer ' } };

export interface AzureOpenAIOptions extends Omit<VendorOptions, 'baseURL' | 'apiKey' | 'model'> {
  /** Name of the resource: its address is `https://{resource}.openai.azure.com`. Not beside `endpoint`. */
  readonly resource?: string | undefined;
  /** Address of the resource, for a domain or gateway of your own: `https://models.example.com`. Not beside `resource`. */
  readonly endpoint?: string | undefined;
  /** Name of the deployment, which decides on the model. */
  readonly deployment: string;
  /** Version of the interface: a date, as `2024-10-21`, or `v1` for the one without dates. */
  readonly apiVersion: string;
  /** Key of the resource. Not beside `token`. */
  readonly apiKey?: ApiKey | undefined;
  /** Fetches an Entra token before each request; caching it is up to the function. Not beside `apiKey`. */
  readonly token?: (() => string | Promise<string>) | undefined;
}

const ownNames = ['resource', 'endpoint', 'deployment', 'apiVersion', 'token'];

/**
 * Makes a model of a deployment on Azure OpenAI.
 *
 * A prompt that Azure's filter blocks is a `ModelHttpError` of kind `content-filter`; it is billed, so it is not sent
 * again. An older deployment may know only `dialect: { maxTokensField: 'max_tokens' }`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = azureOpenAI({
 *   resource: 'my-resource',
 *   deployment: 'my-deployment',
 *   apiVersion: '2024-10-21',
 *   apiKey: () => process.env.AZURE_OPENAI_API_KEY ?? '',
 * });
 */
export function azureOpenAI(options: AzureOpenAIOptions): ChatModel {
  const owner = 'azureOpenAI()';
  const { resource, endpoint, deployment, apiVersion, apiKey, token, ...rest } = options;
  demand(
    typeof deployment === 'string' && deployment.trim() !== '',
    `${owner}: "deployment" is missing; give the name of the deployment`,
  );
  const misplaced = ['baseURL', 'model'].find((name) => Object.hasOwn(options, name));
  demand(misplaced === undefined, `${owner}: "${misplaced}" is not used; give "endpoint" and "deployment"`);
  const credentials = readCredentials(owner, apiKey, token);
  return createModel(
    owner,
    { ...rest, apiKey: credentials, baseURL: toBaseURL(owner, options), model: deployment },
    token === undefined ? keyDialect : tokenDialect,
    ownNames,
  );
}

function toBaseURL(owner: string, { resource, endpoint, deployment, apiVersion }: AzureOpenAIOptions): string {
  demand(
    (resource === undefined) !== (endpoint === undefined),
    `${owner}: give either "resource", its name, or "endpoint", its address`,
  );
  demand(
    resource === undefined || /^[a-z\d-]+$/i.test(resource),
    `${owner}: "resource" must be the bare name of the resource: my-resource`,
  );
  demand(
    endpoint === undefined || (/^https?:/i.test(endpoint) && URL.canParse(endpoint)),
    `${owner}: "endpoint" is not an http or https address; write it as https://my-resource.openai.azure.com`,
  );
  demand(
    /^(v1|\d{4}-\d{2}-\d{2}(-[a-z]+)?)$/.test(apiVersion),
    `${owner}: "apiVersion" must be a date, as 2024-10-21 or 2025-01-01-preview, or v1`,
  );
  const address = new URL(endpoint ?? `https://${resource}.openai.azure.com`);
  const base = address.pathname.replace(/\/+$/, '');
  if (apiVersion === 'v1') {
    address.pathname = `${base}/openai/v1`;
  } else {
    address.pathname = `${base}/openai/deployments/${encodeURIComponent(deployment)}`;
    address.searchParams.set('api-version', apiVersion);
  }
  return address.href;
}

function readCredentials(owner: string, apiKey: ApiKey | undefined, token: AzureOpenAIOptions['token']): ApiKey {
  demand(
    (apiKey === undefined) !== (token === undefined),
    `${owner}: give either "apiKey", the key of the resource, or "token", a function that fetches an Entra token`,
  );
  if (token === undefined) {
    return apiKey ?? '';
  }
  demand(typeof token === 'function', `${owner}: "token" must be a function that fetches an Entra token`);
  return async () => {
    const fetched: unknown = await token();
    demand(typeof fetched === 'string' && fetched !== '', `${owner}: "token" returned no token`);
    return fetched;
  };
}
