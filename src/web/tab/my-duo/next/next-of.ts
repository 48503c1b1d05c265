import type { DuoView } from '../../../../adapters/http/contract.ts';

/** One kind of next step, with what it carries. */
export type NextOf<K extends DuoView['next']['kind']> = Extract<DuoView['next'], { kind: K }>;
