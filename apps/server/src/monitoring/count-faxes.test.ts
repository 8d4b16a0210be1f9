import type { FaxInbox, FaxOutcome, FaxReception, IncomingFax } from '@strowger/switch';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countFlowFax, countReceivedFaxes, countSentFax } from './count-faxes.ts';
import { createMetrics, type Metrics } from './metrics.ts';

const OUTCOME: FaxOutcome = {
  ...{ success: true, code: 0, text: 'OK', pages: 3, totalPages: 3, remoteIdent: '', rate: 14_400, ecm: true },
  ...{ path: 't38', pageReports: [] },
};
const INCOMING: IncomingFax = {
  ...{ tenantId: 7, callUuid: 'a', receiver: { kind: 'program', programId: 1 } },
  ...{ callerNumber: '1001', callerName: '', calledNumber: '1009' },
};
const RECEPTION: FaxReception = {
  ...{ receptionId: 1, path: '/nowhere' },
  terms: { ident: '', ecm: true, t38: 'accept', v17: true },
};

let metrics: Metrics;
beforeEach(() => {
  metrics = createMetrics();
});
afterEach(() => metrics.close());

const faxLines = async () =>
  (await metrics.render()).text.split('\n').filter((line) => line.startsWith('strowger_fax'));

function inboxThat(expects: boolean): FaxInbox {
  return { expect: async () => (expects ? RECEPTION : null), received: async () => undefined };
}

it('counts a sent fax as running until it is over, and then by its path, its result and its pages', async () => {
  const finished = Promise.withResolvers<{ completed: boolean; fax: FaxOutcome }>();
  const counted = countSentFax(metrics, finished.promise);
  expect(await faxLines()).toEqual(['strowger_faxes_running{direction="sent"} 1']);
  finished.resolve({ completed: true, fax: OUTCOME });
  await counted;
  expect(await faxLines()).toEqual([
    'strowger_faxes_total{direction="sent",transport="t38",result="completed"} 1',
    'strowger_fax_pages_total{direction="sent",transport="t38"} 3',
    'strowger_faxes_running{direction="sent"} 0',
  ]);
});

it('counts an attempt that came to no session, or failed by itself, without a transport', async () => {
  await countSentFax(metrics, Promise.resolve({ completed: false, fax: null }));
  await countSentFax(metrics, Promise.reject(new Error('the engine ended')));
  expect(await faxLines()).toEqual([
    'strowger_faxes_total{direction="sent",transport="none",result="failed"} 2',
    'strowger_faxes_running{direction="sent"} 0',
  ]);
});

it('counts what an inbox is given, pages of broken sessions too, and no call that it rejects', async () => {
  expect(await countReceivedFaxes(metrics, inboxThat(false)).expect(INCOMING)).toBeNull();
  expect(await faxLines()).toEqual([]);
  const inbox = countReceivedFaxes(metrics, inboxThat(true));
  expect(await inbox.expect(INCOMING)).toBe(RECEPTION);
  const broken: FaxOutcome = { ...OUTCOME, success: false, pages: 1, path: 'g711' };
  await inbox.received(RECEPTION, broken, { answeredAt: 1, endedAt: 2 });
  expect(await faxLines()).toEqual([
    'strowger_faxes_total{direction="received",transport="g711",result="failed"} 1',
    'strowger_fax_pages_total{direction="received",transport="g711"} 1',
    'strowger_faxes_running{direction="received"} 0',
  ]);
});

it('counts the fax of a flow like any that is sent, and has what follows it done', async () => {
  let done = 0;
  const fax = { ...RECEPTION.terms, path: '/nowhere', header: '' };
  const over = async () => {
    done += 1;
  };
  const counted = countFlowFax(metrics, { fax, over });
  expect(await faxLines()).toEqual(['strowger_faxes_running{direction="sent"} 1']);
  await counted.over({ ...OUTCOME, success: false, path: 'g711', pages: 1 });
  expect(done).toBe(1);
  expect(await faxLines()).toEqual([
    'strowger_faxes_total{direction="sent",transport="g711",result="failed"} 1',
    'strowger_fax_pages_total{direction="sent",transport="g711"} 1',
    'strowger_faxes_running{direction="sent"} 0',
  ]);
});
