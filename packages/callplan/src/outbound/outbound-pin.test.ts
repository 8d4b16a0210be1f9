import { expect, it } from 'vitest';
import { afterTransfer } from '../history.ts';
import { dialplanRow, outboundOf, provider } from '../testing/outbound.ts';
import { NUMBER, office, planned } from '../testing/outside-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { forwardTo, legFrom, legFromOutside, uuidOf } from '../testing/tenant.ts';

const row = dialplanRow('^\\+(44\\d+)$', [1], { name: 'abroad', hasPin: true });
const outbound = outboundOf({ providers: [provider(1)], dialplan: [row] });

const BARRED = [
  { step: 'say', prompt: 'outgoing_call_barred' },
  { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason: 'toll' },
];

it('a row with a PIN asks the extension that dials for it, then calls (contract 40 B10.3)', () => {
  const plan = planned(outbound);
  expect(plan.steps).toMatchObject([
    { step: 'outbound_pin', rowUuid: row.uuid },
    { step: 'dial', candidates: [{ providerId: 1, row: { uuid: row.uuid } }] },
  ]);
  expect(sentencesOf(plan)).toContain('outbound dialplan abroad asks the caller for its PIN');
});

it.each([
  [
    'who is sent on by somebody',
    { ...legFrom('1001', NUMBER), history: afterTransfer(legFrom('1001', '').history, uuidOf('1002')) },
  ],
  [
    'from outside, whom an extension forwards',
    { ...legFromOutside(NUMBER), history: afterTransfer(legFromOutside('').history, uuidOf('1002')) },
  ],
])('a caller %s is barred by it', (_who, leg) => {
  expect(planned(outbound, leg).steps).toEqual(BARRED);
});

it('nobody is looked for over it', () => {
  const followed = office({}, {});
  const away = { ...followed, extensions: new Map(followed.extensions) };
  const bob = [...away.extensions.values()].find(({ number }) => number === '1002');
  if (bob === undefined) throw new Error('1002');
  away.extensions.set(bob.uuid, { ...bob, forwardNotRegistered: forwardTo(NUMBER) });
  expect(JSON.stringify(planned(outbound, '1002', away).steps)).not.toContain('"dial"');
});
