import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { excerpt, levelAt, toneSegments } from '../audio/measure.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { header } from '../phones/message-log.ts';
import { expectStatus } from '../system/api-client.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;

/** What each plays, Hz. */
const [ALICE_HZ, BOB_HZ, CAROL_HZ] = [440, 850, 1200];
const LOUD = -30;
const SILENT = -50;

beforeAll(async () => {
  office = await exchange.office('paging');
  [alice, bob, carol] = [await office.subscriber(), await office.subscriber(), await office.subscriber()];
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

/** How long a phone has heard this tone alone. */
function msOf(phone: BaresipPhone, hz: number): number {
  const heard = toneSegments(phone.heard()).filter(({ frequency }) => Math.abs(frequency - hz) < 10);
  return heard.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

describe('*8<ext> (contract 20 §12.3)', () => {
  it('is heard at the phone, which is not heard itself', async () => {
    const pager = await alice.baresip({ plays: ALICE_HZ });
    const paged = await bob.baresip({ plays: BOB_HZ, answers: 'at once' });
    await pager.dial(`*8${bob.number}`);
    await Promise.all([pager.established(), paged.established()]);
    await paged.hears(1800);
    await pager.hangup();
    await Promise.all([pager.closed(), paged.closed()]);
    expectTone(paged.heard(), ALICE_HZ, { from: 600, to: 1500 });
    if (pager.heardMs() > 0) expect(levelAt(pager.heard(), BOB_HZ)).toBeLessThan(SILENT);
  });

  it('asks the phone to answer by itself, and finds one busy that is in a call', async () => {
    const phone = await bob.sippCallee('uas-answers-and-waits-for-bye');
    const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number: `*8${bob.number}`, talkMs: 2000 });
    await office.channelsWhen((channels) => channels.some(({ callstate }) => callstate === 'ACTIVE'));
    expect(await carol.isRefused(`*8${bob.number}`)).toBe(486);
    await call.succeeds();
    const { messages } = await phone.succeeds();
    const invite = messages.find(({ startLine }) => startLine.startsWith('INVITE '));
    expect(invite && header(invite, 'Call-Info')).toContain('answer-after=0');
    expect(invite && header(invite, 'Alert-Info')).toContain('info=alert-autoanswer');
  });
});

describe('*724 (contract 20 §12.3)', () => {
  it('is heard at all phones of the list once the tenant has set it up, and is off before', async () => {
    expect(await alice.isRefused('*724')).toBe(404);
    const settings = { page_extensions: `${alice.number}-${carol.number}` };
    expectStatus(await exchange.admin('PUT', `/tenants/${office.tenantId}/settings`, settings), 200);
    const pager = await alice.baresip({ plays: ALICE_HZ });
    const paged = await Promise.all(
      [bob, carol].map((subscriber) => subscriber.baresip({ plays: BOB_HZ, answers: 'at once' })),
    );
    await pager.dial('*724');
    await Promise.all([pager, ...paged].map((phone) => phone.established()));
    const marks = paged.map((phone) => phone.heardMs());
    await Promise.all(paged.map((phone, index) => phone.hears((marks[index] ?? 0) + 2000)));
    await pager.hangup();
    await Promise.all([pager, ...paged].map((phone) => phone.closed()));
    for (const phone of paged) expect(msOf(phone, ALICE_HZ)).toBeGreaterThan(1000);
    expect(msOf(pager, BOB_HZ)).toBe(0);
  });
});

describe('conferences by code (contract 20 §12.3)', () => {
  it('*3 moves both to a conference, which a third joins by *30<ext>; all hear each other', async () => {
    const phones = await Promise.all([
      alice.baresip({ plays: ALICE_HZ }),
      bob.baresip({ plays: BOB_HZ, answers: 'at once' }),
      carol.baresip({ plays: CAROL_HZ }),
    ]);
    const [caller, callee, third] = phones;
    await caller.dial(bob.number);
    await Promise.all([caller.established(), callee.established()]);
    await callee.sendDtmf('*3');
    await office.channelsWhen((channels) => channels.every(({ application }) => application === 'conference'));
    await third.dial(`*30${alice.number}`);
    await third.established();
    await office.channelsWhen((channels) => channels.length === 3);
    const marks = phones.map((phone) => phone.heardMs());
    await Promise.all(phones.map((phone, index) => phone.hears((marks[index] ?? 0) + 2500)));
    await Promise.all(phones.map((phone) => phone.hangup()));
    await Promise.all(phones.map((phone) => phone.closed()));
    const tones = [ALICE_HZ, BOB_HZ, CAROL_HZ];
    for (const [index, phone] of phones.entries()) {
      const heard = excerpt(phone.heard(), (marks[index] ?? 0) + 1200, (marks[index] ?? 0) + 2300);
      const levels = tones.map((frequency) => Math.round(levelAt(heard, frequency)));
      const own = levels.splice(index, 1);
      expect(own[0], `own tone of ${index}: ${own} beside ${levels}`).toBeLessThan(SILENT);
      expect(Math.min(...levels), `others of ${index}: ${levels}`).toBeGreaterThan(LOUD);
    }
  });

  it('*30<ext> calls the extension into a conference', async () => {
    const [caller, callee] = [
      await alice.baresip({ plays: ALICE_HZ }),
      await bob.baresip({ plays: BOB_HZ, answers: 'at once' }),
    ];
    await caller.dial(`*30${bob.number}`);
    await Promise.all([caller.established(), callee.established()]);
    const channels = await office.channelsWhen((all) => all.every(({ application }) => application === 'conference'));
    expect(channels).toHaveLength(2);
    await Promise.all([caller.hangup(), callee.hangup()]);
    await Promise.all([caller.closed(), callee.closed()]);
  });
});
