import { DECISION_CODES, type Decision, textOf } from '@strowger/callplan';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules as spanish } from '../../apps/portal/src/texts/es/simulated-rules.ts';
import { expectStatus, field } from '../system/api-client.ts';
import { Carrier } from './carrier.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('simulate');
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
}, 60_000);

async function simulated(from: string, to: string, more: Row = {}): Promise<Row[]> {
  const answer = await exchange.admin('POST', '/calls/simulate', { from, to, domain: office.domain, ...more });
  const plans = field(expectStatus(answer, 200).body, 'plans');
  return Array.isArray(plans) ? plans : [];
}

describe('a call that is only simulated', () => {
  it('shows each step with the rule that decided, and places no call', async () => {
    await office.change(bob, { forward_busy_enabled: true, forward_busy_destination: alice.number });
    const carol = await office.subscriber();
    const plans = await simulated(carol.number, bob.number);
    expect(plans).toMatchObject([
      {
        number: 1,
        because: null,
        dialled: bob.number,
        direction: 'local',
        handled_by: { kind: 'extension', id: bob.uuid },
        steps: [{ step: 'ring' }],
      },
      { number: 2, because: { plan: 1, when: 'ring, busy' }, dialled: alice.number },
    ]);
    expect(plans[0]?.decisions).toContainEqual(expect.stringContaining(`extension ${bob.number} rings`));
    expect(await office.channels()).toEqual([]);
  });

  it('from outside goes by the inbound routes', async () => {
    const carrier = await Carrier.at(exchange, '127.0.0.2');
    await carrier.route(office, '+441632960777', { destination_data: alice.number });
    expect(await simulated('+491701234567', '00441632960777')).toMatchObject([
      { direction: 'inbound', handled_by: { kind: 'inbound_route' }, steps: [{ step: 'transfer' }] },
      { dialled: alice.number, handled_by: { kind: 'extension' } },
    ]);
    expect(await simulated('+491701234567', alice.number)).toMatchObject([
      { steps: [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }] },
    ]);
  });

  it('says what the call itself then does', async () => {
    expect(await simulated(alice.number, '4999')).toMatchObject([{ steps: [{ cause: 'UNALLOCATED_NUMBER' }] }]);
    expect(await alice.isRefused('4999')).toBe(404);
  });
});

describe('what is said of rules that decide', () => {
  const namesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  /** Each value is its own name. */
  const values: Decision['values'] = new Proxy({}, { get: (_, name) => `{${String(name)}}` });

  it('is said in Spanish too, with the same values', () => {
    for (const code of DECISION_CODES) {
      expect(namesIn(spanish[code]), code).toEqual(namesIn(textOf({ code, values })));
    }
  });
});
