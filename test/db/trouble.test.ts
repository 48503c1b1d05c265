import { expect, it } from 'vitest';
import { storageTrouble } from '../../src/db/trouble.ts';

const failed = (message: string, code?: string): Error => Object.assign(new Error(message), code !== undefined && { code });

it.each<[string, unknown, ReturnType<typeof storageTrouble>]>([
  ['the server is stopping', failed('terminating connection due to administrator command', '57P01'), 'storage-down'],
  ['the server has crashed', failed('terminating connection because of crash', '57P02'), 'storage-down'],
  ['the server is starting', failed('the database system is starting up', '57P03'), 'storage-down'],
  ['no connection is left', failed('sorry, too many clients already', '53300'), 'storage-down'],
  ['the connection failed', failed('connection failure', '08006'), 'storage-down'],
  ['nobody listens', failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'), 'storage-down'],
  ['the line was cut', failed('read ECONNRESET', 'ECONNRESET'), 'storage-down'],
  ['the line ended', failed('Connection terminated unexpectedly'), 'storage-down'],
  ['the client was lost before', failed('Client has encountered a connection error and is not queryable'), 'storage-down'],
  ['the disk is full', failed('could not extend file: No space left on device', '53100'), 'storage-full'],
  ['two of ours met', failed('duplicate key value violates unique constraint', '23505'), undefined],
  ['a statement is wrong', failed('column does not exist', '42703'), undefined],
  ['a bug', failed('Connection is undefined'), undefined],
  ['the server is stopping, as pg-boss tells it', { name: 'error', code: '57P01' }, 'storage-down'],
  ['nothing', undefined, undefined],
])('%s', (_what, error, trouble) => expect(storageTrouble(error)).toBe(trouble));
