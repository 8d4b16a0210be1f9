import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_STATUSES, type CampaignNews, isStartable, nextCampaignState } from './campaign-state.ts';

const NEWS: readonly CampaignNews[] = ['started', 'stopped', 'out_of_credit', 'all_done', 'broken'];

describe('the state of a campaign (contract 30 §19)', () => {
  it.each([
    ['new', 'started', { status: 'running', reason: '' }],
    ['ready', 'started', { status: 'running', reason: '' }],
    ['paused', 'started', { status: 'running', reason: '' }],
    ['running', 'stopped', { status: 'paused', reason: 'user' }],
    ['running', 'out_of_credit', { status: 'paused', reason: 'credit' }],
    ['running', 'all_done', { status: 'completed', reason: 'completed' }],
    ['running', 'broken', { status: 'broken', reason: '' }],
    ['running', 'started', null],
    ['paused', 'stopped', null],
    ['new', 'stopped', null],
  ] as const)('%s and %s: %j', (status, news, next) => {
    expect(nextCampaignState(status, news)).toEqual(next);
  });

  it('never leaves what is over', () => {
    for (const status of ['completed', 'broken'] as const) {
      for (const news of NEWS) expect(nextCampaignState(status, news)).toBeNull();
    }
  });

  it('runs only from where it may be started, whatever happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CAMPAIGN_STATUSES), fc.constantFrom(...NEWS), (status, news) => {
        const next = nextCampaignState(status, news);
        if (next?.status === 'running') expect(isStartable(status) && news === 'started').toBe(true);
        if (next !== null && next.status !== 'running') expect(status).toBe('running');
      }),
    );
  });
});
