import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutsideError } from '../../src/kernel/errors.ts';
import { openPostgres, type PostgresDatabase } from '../support/database.ts';
import { type CampaignPlan, findBroken, mostRequests, runCampaign, sayCampaign } from './campaign.ts';

let postgres: PostgresDatabase;
beforeAll(async () => {
  postgres = await openPostgres();
});
afterAll(() => postgres?.drop());

/** `CAMPAIGN_SEED` plays another; `npm run torture -- --campaign 5000 --seed n` plays it in real time. */
const seed = Number(process.env['CAMPAIGN_SEED'] ?? 20_261_124);
const kept = { doubled: 0, untrue: 0, unsettled: 0, early: 0, insisted: 0 };

describe('a campaign', () => {
  it('of 5,000 cards, 5 % told to wait, 1 % unanswered, 2 % blocked: everyone ends in an honest state, nobody has it twice', { timeout: 900_000 }, async () => {
    const campaign = await runCampaign(postgres.connected, { cards: 5000, seed, time: 'simulated' });
    console.log(`campaign of 5,000 on simulated time, seed ${seed}: ${sayCampaign(campaign)}`);
    expect(findBroken(campaign, 5000)).toEqual([]);
    expect(campaign.most).toBeLessThanOrEqual(mostRequests);
    const { failed = 0, unknown = 0 } = campaign.states;
    expect([failed > 60, unknown > 25, campaign.ambiguous.arrived > 5]).toEqual([true, true, true]);
  });

  it('of 300 cards on the real queue, eight at a time and in real time: the same', { timeout: 300_000 }, async () => {
    const campaign = await runCampaign(postgres.connected, { cards: 300, seed, time: 'real' });
    console.log(`campaign of 300 on the real queue, seed ${seed}: ${sayCampaign(campaign)}`);
    expect(findBroken(campaign, 300)).toEqual([]);
    // One in twelve was told to wait, refused or left without an answer.
    expect(campaign.requests).toBeGreaterThan(300);
    expect((campaign.states['failed'] ?? 0) + campaign.ambiguous.all).toBeGreaterThan(0);
  });
});

/** What the figures above are worth: each mistake is found. */
describe('a campaign finds', { timeout: 60_000 }, () => {
  const run = (plant: CampaignPlan['plant'] & {}, retryAfter = 2) =>
    runCampaign(postgres.connected, { cards: 250, seed: 7, time: 'simulated', plant, retryAfter });

  it('nothing where nothing is wrong', async () => expect((await run({})).broken).toEqual(kept));

  it('a send repeated blindly after a 504', async () => {
    const { broken } = await run({ messenger: (messenger) => ({
      ...messenger,
      post: (...args) => messenger.post(...args).catch((error: unknown) => {
        if (error instanceof OutsideError && error.status === 504) return messenger.post(...args);
        throw error;
      }),
    }) });
    expect([broken.doubled > 0, broken.insisted > 0]).toEqual([true, true]);
  });

  it('a Retry-After that is not kept', async () => {
    const { broken } = await run({ pace: (pace) => ({ ...pace, hold: async () => 0 }) }, 60);
    expect(broken.early).toBeGreaterThan(0);
  });

  it('a 403 tried again', async () => {
    const { broken } = await run({ messenger: (messenger) => ({
      ...messenger,
      post: (...args) => messenger.post(...args).catch((error: unknown) => {
        throw error instanceof OutsideError && error.status === 403 ? new OutsideError('teams', { status: 412, certain: true }) : error;
      }),
    }) });
    expect(broken.insisted).toBeGreaterThan(0);
  });

  it('a sender without pace', async () => {
    const campaign = await run({ pace: (pace) => ({ ...pace, turn: async () => {} }) });
    expect(campaign.most).toBeGreaterThan(mostRequests);
    expect(findBroken(campaign, 250).join()).toContain('had taken their turn');
  });
});
