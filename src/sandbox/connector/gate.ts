import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { faultWords } from '../faults.ts';
import { loseAnswer, WireError } from '../wire.ts';
import type { Limits, Throttle } from './throttle.ts';
import { createThrottle } from './throttle.ts';
import type { Weather } from './weather.ts';
import { createWeather } from './weather.ts';

export interface GateSettings {
  limits?: Limits | undefined;
  weather?: Weather | undefined;
  /** Real time. */
  now?: (() => number) | undefined;
}

/** What stands between the app and Teams: nothing, until limits or a weather are set. */
export interface Gate {
  set(settings: GateSettings): void;
  /** Throws the 429 or the fault that befalls this request; a fault that comes after the work is kept for its answer. */
  pass(request: FastifyRequest, chat: string | undefined): Promise<void>;
}

export const createGate = (): Gate => {
  let throttle: Throttle | undefined;
  let weather: ReturnType<typeof createWeather> | undefined;
  return {
    set: (settings) => {
      throttle = settings.limits && createThrottle(settings.limits, settings.now);
      weather = settings.weather && createWeather(settings.weather);
    },
    pass: async (request, chat) => {
      const seconds = throttle?.(chat);
      if (seconds !== undefined) throw new WireError(429, 'Throttled', 'Too many requests.', {}, { 'retry-after': String(seconds) });
      const fault = weather?.();
      if (!fault) return;
      if (fault.kind === 'slow') await wait(fault.value);
      if (fault.kind !== 'status') return;
      if (fault.after) return loseAnswer(request, fault.value);
      const [code, message] = faultWords(fault.value);
      throw new WireError(fault.value, code, message, {}, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
    },
  };
};
