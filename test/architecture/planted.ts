/** One breach of each rule, so that each is seen to find it: `at` is where, in a file that is added to the house or replaces one of it. */
export interface Planted {
  readonly sentence: string;
  readonly path: string;
  readonly code: string;
  readonly line: number;
}

const many = (lines: number): string => '// line\n'.repeat(lines);

export const planted: readonly Planted[] = [
  { sentence: 'kernel ←', path: 'src/kernel/planted.ts', code: "\nimport { connect } from '../db/connect.ts';", line: 2 },
  { sentence: 'kernel ←', path: 'src/db/planted.ts', code: "import type { Person } from '../features/people/person.ts';", line: 1 },
  { sentence: 'kernel ←', path: 'src/features/people/planted.ts', code: "import { app } from '../../adapters/http/app.ts';", line: 1 },
  { sentence: 'kernel ←', path: 'src/features/people/planted.ts', code: "export const load = () => import('../../app.ts');", line: 1 },
  { sentence: 'kernel ←', path: 'src/sandbox/planted.ts', code: "import type { Person } from '../features/people/person.ts';", line: 1 },
  { sentence: 'kernel ←', path: 'src/elsewhere/planted.ts', code: "import { minute } from '../kernel/time.ts';", line: 1 },
  { sentence: 'nobody imports from test', path: 'src/kernel/planted.ts', code: "export * from '../../test/support/cards.ts';", line: 1 },
  { sentence: 'a slice imports only', path: 'src/features/people/planted.ts', code: "import type { Duo } from '../matching/duo.ts';", line: 1 },
  { sentence: 'a slice imports only', path: 'src/features/unlisted/planted.ts', code: "import type { Duo } from '../matching/duo.ts';", line: 1 },
  { sentence: 'the context is a type', path: 'src/features/people/planted.ts', code: "import { type Context } from '../context.ts';", line: 1 },
  { sentence: 'adapters never', path: 'src/adapters/graph/planted.ts', code: "import { token } from '../entra/token.ts';", line: 1 },
  { sentence: 'the web imports', path: 'src/web/tab/planted.ts', code: "import { findPerson } from '../../features/people/store.ts';", line: 1 },
  { sentence: 'the web imports', path: 'src/web/tab/planted.ts', code: "import type { Context } from '../../features/context.ts';", line: 1 },
  { sentence: 'the web knows the API', path: 'src/web/tab/planted.ts', code: "import { type Api } from '../../adapters/http/contract.ts';", line: 1 },
  { sentence: 'the sandbox and', path: 'src/demonstration.ts', code: "import { startSandbox } from './sandbox/sandbox.ts';", line: 1 },
  { sentence: 'the sandbox and', path: 'src/main.ts', code: "import { startDemonstration } from './demonstration.ts';", line: 1 },
  { sentence: 'kernel ←', path: 'src/app.ts', code: "export const load = () => import('./sandbox/sandbox.ts');", line: 1 },
  { sentence: 'a package stays', path: 'src/app.ts', code: "import { TeamsActivityHandler } from 'botbuilder';", line: 1 },
  { sentence: 'a package stays', path: 'src/features/people/planted.ts', code: "export const a = () => import('pg-boss');", line: 1 },
  { sentence: 'imports name the file', path: 'src/kernel/planted.ts', code: "import { minute } from './time';", line: 1 },
  { sentence: 'nouns are pure', path: 'src/features/people/planted.ts', code: "import { findPerson } from './store.ts';", line: 1 },
  { sentence: 'nouns are pure', path: 'src/features/people/meet-planted.ts', code: "import { findPerson } from './store.ts';\nexport const other = findPerson;", line: 1 },
  { sentence: 'the web and the cards', path: 'src/features/meetings/cards.ts', code: "import { placeMeeting } from './place-meeting.ts';", line: 1 },
  { sentence: 'all SQL', path: 'src/features/people/planted.ts', code: "export const all = (db) =>\n  db.selectFrom('people');", line: 2 },
  { sentence: 'process.env', path: 'src/features/people/planted.ts', code: '\nexport const port = process.env.PORT;', line: 2 },
  { sentence: 'process.env', path: 'src/main.ts', code: 'start(process.env);\nlisten(process.env.PORT);', line: 2 },
  { sentence: 'process.env', path: 'src/adapters/http/planted.ts', code: "import { env } from 'node:process';", line: 1 },
  { sentence: 'time and chance', path: 'src/features/people/planted.ts', code: 'export const now = () => Date.now();', line: 1 },
  { sentence: 'time and chance', path: 'src/features/people/planted.ts', code: 'export const now = () => new Date();', line: 1 },
  { sentence: 'time and chance', path: 'src/features/people/planted.ts', code: "import { sql } from 'kysely';\nexport const now = sql`now()`;", line: 2 },
  { sentence: 'inside a transaction', path: 'src/features/people/planted.ts', code: "export const a = (ctx) =>\n  ctx.transaction(async (trx) => {\n    await ctx.db.x();\n  });", line: 3 },
  { sentence: 'inside a transaction', path: 'src/features/people/planted.ts', code: 'export const a = (ctx) => ctx.transaction(async (t) => {\n  await ctx.messenger.post();\n});', line: 2 },
  { sentence: 'inside a transaction', path: 'src/features/people/planted.ts', code: 'export const a = (ctx) => ctx.transaction(async (trx) => {\n  await placeMeeting(ctx, 1);\n});', line: 2 },
  { sentence: 'inside a transaction', path: 'src/features/people/planted.ts', code: "export const a = async (ctx, trx) => {\n  await fetch('https://graph.microsoft.com');\n};", line: 2 },
  { sentence: 'inside a transaction', path: 'src/adapters/jobs/planted.ts', code: 'export const a = (db) => db.transaction().setIsolationLevel(1).execute(async (trx) => {\n  await other.db.x();\n});', line: 2 },
  { sentence: 'words are typed', path: 'src/features/people/text.ts', code: "export const hello = 'Bonjour';", line: 1 },
  { sentence: 'sentences follow', path: 'src/features/people/planted.ts', code: "export const a = {\n  fr: 'Un plaisir !',\n};", line: 2 },
  { sentence: 'sentences follow', path: 'src/features/people/planted.ts', code: 'export const a = { fr: (n: number) => `Encore ${n}? Oui` };', line: 1 },
  { sentence: 'sentences follow', path: 'src/features/people/planted.ts', code: "export const a = { en: 'Well done!' };", line: 1 },
  { sentence: 'sentences follow', path: 'src/web/tab/planted.ts', code: 'export const a = { fr: "aujourd\'hui" };', line: 1 },
  { sentence: 'files are kebab-case', path: 'src/kernel/TimeZone.ts', code: '', line: 1 },
  { sentence: 'files are kebab-case', path: 'src/web/tab/my_duo.tsx', code: '', line: 1 },
  { sentence: 'no utils', path: 'src/features/people/index.ts', code: '', line: 1 },
  { sentence: 'no utils', path: 'src/kernel/utils/dates.ts', code: '', line: 1 },
  { sentence: 'no file only hands on', path: 'src/features/people/planted.ts', code: "export { findPerson } from './store.ts';", line: 1 },
  { sentence: 'no file is longer', path: 'src/kernel/planted.ts', code: many(401), line: 401 },
];
