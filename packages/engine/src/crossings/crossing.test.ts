import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, tenantWith, uuidOf } from '../testing/test-host.ts';
import type { TestPhone } from '../testing/test-phone.ts';

const OURS = '+441632960100';
const THEIRS = '+441632960200';
const OTHER_TENANT = 8;

const routed = (number: string, data: string, change: { enabled?: boolean } = {}) => ({
  uuid: uuidOf(number.slice(-4)),
  number,
  regex: '',
  enabled: change.enabled ?? true,
  order: 100,
  app: 'transfer',
  data,
  namePrefix: '',
  records: false,
  accountcode: '',
  holdMusic: '',
  ringback: '',
  distinctiveRing: '',
});

let laboratory: Laboratory;
let alice: TestPhone;
let carol: TestPhone;

const uuidIn = ({ call_id }: { readonly call_id: string }) => call_id;

/** The other tenant, with its DID leading to `data`. */
function otherTenant(data: string, change: { enabled?: boolean } = {}) {
  laboratory.host.others.splice(0, 1, {
    ...tenantWith([extension('2001', { callerId: { name: 'Carol', number: '2001' } })]),
    tenantId: OTHER_TENANT,
    domainName: 'globex.example',
    inboundRoutes: [routed(THEIRS, data, change)],
  });
}

/** All that the tenant may see of the messages of its call. */
async function traceOf(tenantId: number): Promise<string> {
  const record = laboratory.host.opened.find(({ tenant_id, leg }) => tenant_id === tenantId && leg === 'a');
  const trace = await laboratory.engine.trace({ uuid: record?.call_id ?? '', tenantId });
  expect(trace?.messages.length).toBeGreaterThan(3);
  return trace?.messages.map(({ payload }) => Buffer.from(payload).toString('utf8')).join('\n') ?? '';
}

beforeEach(async () => {
  const outboundCallerId = { name: 'Acme', number: OURS };
  laboratory = await Laboratory.open({
    extensions: [extension('1001', { outboundCallerId }), extension('1002')],
    tenant: { inboundRoutes: [routed(OURS, THEIRS)] },
  });
  otherTenant('2001');
  alice = await laboratory.registered('1001');
  carol = await laboratory.registered('2001');
});
afterEach(() => laboratory.close());

describe('a call to another tenant’s DID (contract 20 §0.10 step 14)', () => {
  it('rings where its owner has it ring, and the two hear each other', async () => {
    const call = alice.call('00441632960200');
    const ringing = await carol.incoming();
    expect(ringing.invite?.from).toMatchObject({ displayName: 'Acme', uri: { user: OURS, host: 'globex.example' } });
    await call.rings();
    carol.pickUp(ringing);
    await call.answered();
    alice.rtp.talk(() => call.mediaPort, 0, 0x2a);
    carol.rtp.talk(() => ringing.mediaPort, 0, 0x55);
    await Promise.all([carol.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
    await call.bye();
    await ringing.hasEnded();
    const records = await laboratory.host.records(4);
    const ofTenant = (id: number) => records.filter((record) => record.tenant_id === id);
    expect(ofTenant(7)).toMatchObject([
      { leg: 'a', direction: 'outbound', extension: '1001', destination: '00441632960200' },
      { leg: 'b', direction: 'outbound', destination: THEIRS, caller_number: OURS },
    ]);
    expect(ofTenant(OTHER_TENANT)).toMatchObject([
      { leg: 'a', direction: 'inbound', caller_number: OURS, caller_destination: THEIRS, extension: '2001' },
      { leg: 'b', direction: 'inbound', extension: '2001' },
    ]);
    expect(new Set(records.map(({ call_id }) => call_id)).size).toBe(4);
  });

  it('tells the caller nothing of who answers, and the owner nothing of who lends its number', async () => {
    const call = alice.call(THEIRS);
    carol.pickUp(await carol.incoming());
    await call.answered();
    expect(await traceOf(7)).not.toMatch(/Carol|2001@|globex/);
    const theirs = await traceOf(OTHER_TENANT);
    expect(theirs).toContain(OURS);
    expect(theirs).not.toMatch(/acme\.example>|1001/);
    await call.bye();
    await laboratory.host.records(4);
  });

  it('is called off when the caller gives up', async () => {
    const call = alice.call(THEIRS);
    const ringing = await carol.incoming();
    await call.rings();
    call.outgoing?.cancel({});
    await ringing.isCancelled();
    const records = await laboratory.host.records(4);
    expect(records.filter((record) => record.leg === 'a')).toMatchObject([
      { hangup_cause: 'ORIGINATOR_CANCEL' },
      { hangup_cause: 'ORIGINATOR_CANCEL' },
    ]);
  });

  it('ends as its owner ends it', async () => {
    otherTenant('hangup:USER_BUSY');
    expect(await alice.call(THEIRS).refused()).toBe(486);
    otherTenant('2001', { enabled: false });
    expect(await alice.call(THEIRS).refused()).toBe(404);
  });

  it('is not sent round in circles by the tenants', async () => {
    otherTenant(OURS);
    await alice.call(THEIRS).refused();
    const { host } = laboratory;
    await host.seen.until('the end of all legs', () => new Set(host.opened.map(uuidIn)).size === host.closed.length);
    expect(host.closed.length).toBeLessThan(100);
    expect(host.closed.map(({ hangup_cause }) => hangup_cause)).toContain('EXCHANGE_ROUTING_ERROR');
  });
});
