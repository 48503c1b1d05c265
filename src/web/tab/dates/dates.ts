import type { Api } from '../../../adapters/http/contract.ts';

export type Dates = Api['GET /api/dates']['out']['dates'][number];
export type NextOf<K extends Dates['next']['kind']> = Extract<Dates['next'], { kind: K }>;
export type Moment = NextOf<'options'>['options'][number];
