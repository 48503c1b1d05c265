import type { Api, RefusalView } from '../../adapters/http/contract.ts';
import type { Lang } from '../../kernel/text.ts';

export type Route = keyof Api;
type Given<K extends string, T> = [T] extends [undefined] ? unknown : { readonly [key in K]: T };

/** What a route must be given: its params, query and body, each only where it has one. */
export type Ask<R extends Route> = Given<'params', Api[R]['params']> & Given<'query', Api[R]['query']> & Given<'body', Api[R]['body']>;
export type Answer<R extends Route> = Api[R]['out'];

/** The server said no, in a sentence of the reader's language; or (status 0, no message) it could not be reached. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, refusal: Partial<RefusalView>) {
    super(refusal.message ?? '');
    this.name = 'ApiRefusal';
    this.status = status;
    this.code = refusal.code ?? 'unreachable';
    this.field = refusal.field;
  }
}

export type Call = <R extends Route>(route: R, ask: Ask<R>) => Promise<Answer<R>>;

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** `GET /api/duos/:duo` and `{ duo }` make `['GET', '/api/duos/4f…']`. */
export const addressOf = (route: Route, { params = {}, query }: Parts): [method: string, url: string] => {
  const [method = 'GET', path = ''] = route.split(' ');
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return [method, query ? `${filled}?${new URLSearchParams(query)}` : filled];
};

const refusalOf = async (response: Response): Promise<ApiRefusal> => {
  const said = (await response.json().catch(() => ({}))) as Partial<RefusalView>;
  return new ApiRefusal(response.status, { ...said, code: said.code ?? 'broken' });
};

/** Speaks to our own API with the host's token; a token refused once is asked for again, once. */
export const createCall = (tools: { token: () => Promise<string>; lang: Lang; fetch?: typeof fetch }): Call =>
  async (route, ask) => {
    const parts = ask as Parts;
    const [method, url] = addressOf(route, parts);
    const attempt = async (): Promise<Response> => {
      const headers = {
        authorization: `Bearer ${await tools.token()}`,
        'accept-language': tools.lang,
        ...(parts.body !== undefined && { 'content-type': 'application/json' }),
      };
      const body = parts.body === undefined ? null : JSON.stringify(parts.body);
      return (tools.fetch ?? fetch)(url, { method, headers, body }).catch(() => {
        throw new ApiRefusal(0, {});
      });
    };
    let response = await attempt();
    if (response.status === 401) response = await attempt();
    if (!response.ok) throw await refusalOf(response);
    return response.json();
  };
