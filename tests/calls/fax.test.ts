import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaxLine, type FaxPlane, readT38, startFaxPlane, type T38Remote } from '@strowger/fax';
import { compareFaxes, SLIP, writeTestFax } from '@strowger/fax/testing';
import type { AttemptProgress, AttemptRequest, FaxOutcome, FaxTerms } from '@strowger/switch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCarriers } from '../../packages/engine/src/testing/carriers.ts';
import { Laboratory } from '../../packages/engine/src/testing/laboratory.ts';
import { extension, TENANT_ID, uuidOf } from '../../packages/engine/src/testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../../packages/engine/src/testing/test-phone.ts';

const FAX_EXTENSION = '1009';
const DID = '+441632960123';
const PEER_IDENT = '+441632960999';
const OWN_IDENT = '+441632960111';
const TERMS: FaxTerms = { ident: OWN_IDENT, ecm: true, t38: 'accept', v17: true };
const TIME_LIMIT = 120_000;
/** Audio of a fax must not falter, which a busy machine cannot promise: such a fax is sent again, as people do. */
const TRIES = { timeout: TIME_LIMIT, retry: 2 };
/** Ways of T.38 that the host has faxes received by, by the number that sends them. */
const RECEIVED_BY: Readonly<Record<string, FaxTerms['t38']>> = { 1001: 'refuse', 1002: 'accept', 1003: 'request' };

let folder: string;
let page: string;
let peers: FaxPlane;
let laboratory: Laboratory;
let carrier: TestPhone;
/** Behind the provider each call has a number of its own. */
let called = 10;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-test-'));
  page = join(folder, 'page.tif');
  await writeTestFax(page, [{ ...SLIP, picture: 1 }]);
  peers = await startFaxPlane({ addresses: ['127.0.0.1'], portRange: { min: 31_000, max: 31_198 } });
  laboratory = await Laboratory.open({
    extensions: [
      ...Object.keys(RECEIVED_BY).map((number) => extension(number)),
      extension(FAX_EXTENSION, { type: 'fax' }),
    ],
    tenant: { inboundPrograms: [{ number: DID, enabled: true, program: { kind: 'receive_fax', programId: 31 } }] },
  });
  laboratory.host.faxInbox.terms = ({ callerNumber }) => ({ ...TERMS, t38: RECEIVED_BY[callerNumber] ?? 'accept' });
  const [phone] = await openCarriers(laboratory, { provider: { serviceFlag: 3 } });
  const { outbound } = laboratory.host;
  if (phone === undefined || outbound === undefined) throw new Error('a carrier');
  carrier = phone;
  laboratory.host.outbound = { ...outbound, routes: outbound.routes.map((route) => ({ ...route, serviceFlag: 0 })) };
});

afterAll(async () => {
  await laboratory.close();
  await peers.close();
  await rm(folder, { recursive: true, force: true });
});

/** The fax machine at a test phone. */
class Machine {
  readonly line: FaxLine;

  private constructor(line: FaxLine) {
    this.line = line;
  }

  static async open(): Promise<Machine> {
    return new Machine(await peers.openLine());
  }

  get offer(): string {
    return sdp(this.line.port, { formats: '8', rtpmap: ['8 PCMA/8000'] });
  }

  connect(port: number): Promise<void> {
    return this.line.connect({ address: '127.0.0.1', port, codec: 'PCMA', payloadType: 8 });
  }

  send(path: string): Promise<void> {
    const fax = { path, header: '', ident: PEER_IDENT, ecm: true, v17: true };
    return this.line.begin({ kind: 'send', fax, quietMs: 500 });
  }

  receive(path: string): Promise<void> {
    const terms = { ident: PEER_IDENT, ecm: true, v17: true };
    return this.line.begin({ kind: 'receive', path, terms, quietMs: 500 });
  }

  async t38Offer(): Promise<string> {
    const { port } = await this.line.openT38Port();
    return [
      'v=0',
      'o=machine 1 2 IN IP4 127.0.0.1',
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      `m=image ${port} udptl t38`,
      'a=T38FaxVersion:0',
      'a=T38MaxBitRate:14400',
      'a=T38FaxRateManagement:transferredTCF',
      'a=T38FaxMaxDatagram:400',
      'a=T38FaxUdpEC:t38UDPRedundancy',
      '',
    ].join('\r\n');
  }

  switchTo(description: string): Promise<void> {
    return this.line.switchToT38(t38In(description));
  }
}

function t38In(description: string): T38Remote {
  const port = Number(/^m=image (\d+) udptl t38/m.exec(description)?.[1]);
  const attributes = [...description.matchAll(/^a=([^:\r\n]+):?([^\r\n]*)/gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }));
  return { address: '127.0.0.1', port, parameters: readT38(attributes) };
}

/** The machine asks for T.38 within its call. */
async function askForT38(call: PhoneCall, machine: Machine): Promise<{ status: number; text: string }> {
  const body = await machine.t38Offer();
  const { dialog } = call;
  if (dialog === null) throw new Error('no dialog');
  return new Promise((resolve) =>
    dialog.invite(
      { body, contentType: 'application/sdp' },
      {
        onAnswer: (response) => {
          dialog.ack({});
          resolve({ status: response.status, text: response.text });
        },
        onFailure: ({ status }) => resolve({ status, text: '' }),
      },
    ),
  );
}

function attempt(to: string, changes: Partial<AttemptRequest> = {}, terms: Partial<FaxTerms> = {}) {
  const progress: AttemptProgress[] = [];
  const request: AttemptRequest = {
    tenantId: TENANT_ID,
    spoolId: 1,
    service: 'fax',
    caller: { number: OWN_IDENT, name: 'Head office' },
    extensionUuid: null,
    to,
    answerTimeoutSeconds: 60,
    action: { kind: 'send_fax', fax: { ...TERMS, ...terms, path: page, header: '' } },
    progress: (one) => progress.push(one),
    ...changes,
  };
  return { progress, attempt: laboratory.engine.attempt(request) };
}

async function expectSamePage(path: string): Promise<void> {
  const differences = await compareFaxes(page, path);
  expect(differences.map(({ differingPixels }) => differingPixels)).toEqual([0]);
}

const SUCCESS: Partial<FaxOutcome> = { success: true, code: 0, pages: 1, remoteIdent: PEER_IDENT };

/** A fax is sent to a machine behind the provider, which takes the call as told. */
async function sendTo(t38: FaxTerms['t38'], take: (call: PhoneCall, machine: Machine) => Promise<void>) {
  called += 1;
  const number = `4416329600${called}`;
  const machine = await Machine.open();
  const received = join(folder, `${number}.tif`);
  const { attempt: begun, progress } = attempt(`+${number}`, {}, { t38 });
  const { finished, callUuid } = await begun;
  const call = await carrier.seen.until('the call', () =>
    carrier.calls.find(({ invite }) => invite?.uriText.includes(number)),
  );
  await take(call, machine);
  carrier.pickUp(call, machine.offer);
  await machine.connect(call.mediaPort);
  await machine.receive(received);
  const outcome = await finished;
  await machine.line.close();
  return { call, callUuid, outcome, progress, received };
}

/** A machine sends a fax to the fax extension. */
async function sendFrom(number: string, prepare: (call: PhoneCall, machine: Machine) => Promise<void>) {
  const phone = await laboratory.registered(number);
  const machine = await Machine.open();
  const done = received(number);
  const call = phone.call(FAX_EXTENSION, { body: machine.offer });
  await prepare(call, machine);
  await call.answered();
  await machine.connect(call.mediaPort);
  await machine.send(page);
  return { call, machine, done };
}

/** What the host is going to be given of a fax from this number. */
function received(number: string) {
  const { faxInbox, seen } = laboratory.host;
  const before = faxInbox.done.length;
  const isFrom = (receptionId: number) => faxInbox.expected[receptionId - 1]?.callerNumber === number;
  const look = () => faxInbox.done.slice(before).find(({ reception }) => isFrom(reception.receptionId));
  return seen.until(`a fax from ${number}`, look, TIME_LIMIT);
}

/** What a machine answers to a description of T.38. */
async function takesT38(call: PhoneCall, machine: Machine): Promise<void> {
  const body = await machine.t38Offer();
  call.answerWith = ({ method, text }) => {
    if (method !== 'INVITE' || !text.includes('m=image')) return { status: 200 };
    void machine.switchTo(text);
    return { status: 200, body };
  };
}

/** The machine wants T.38 as soon as the call is answered. */
async function asksForT38(call: PhoneCall, machine: Machine): Promise<void> {
  void call
    .until('the answer', () => call.acked || call.answer !== null)
    .then(() => askForT38(call, machine))
    .then(({ text }) => machine.switchTo(text));
}

async function refusesT38(call: PhoneCall): Promise<void> {
  call.answerWith = ({ method }) => ({ status: method === 'INVITE' ? 488 : 200 });
}

describe.concurrent('faxes over real lines (contract 30 §20)', TRIES, () => {
  it('are sent over a provider by G.711 where it refuses T.38, and arrive as they were', async () => {
    const { call, callUuid, outcome, progress, received: path } = await sendTo('request', refusesT38);
    expect(outcome).toMatchObject({ completed: true, cause: 'NORMAL_CLEARING', providerId: 1, destinationId: '44' });
    expect(outcome.fax).toMatchObject({ ...SUCCESS, path: 'g711', totalPages: 1, ecm: true, rate: 14_400 });
    await expectSamePage(path);
    expect(call.invite?.text).toMatch(/m=audio \d+ RTP\/AVP 0 8 101\r/);
    expect(call.requests.filter(({ text }) => text.includes('m=image'))).toHaveLength(1);
    expect(progress).toMatchObject([{ state: 'dialling' }, { state: 'connected' }, { state: 'page', page: 1, of: 1 }]);
    expect(laboratory.host.closed.find(({ call_id }) => call_id === callUuid)).toMatchObject({
      leg: 'a',
      direction: 'outbound',
      last_app: 'txfax',
      hangup_cause: 'NORMAL_CLEARING',
    });
  });

  it('are sent by T.38, whoever asks for it', async () => {
    const sent = await Promise.all([sendTo('request', takesT38), sendTo('accept', asksForT38)]);
    for (const { outcome, received: path } of sent) {
      expect(outcome.fax).toMatchObject({ ...SUCCESS, path: 't38' });
      await expectSamePage(path);
    }
  });

  it('are received by G.711 where T.38 is refused', async () => {
    const { call, machine, done } = await sendFrom('1001', async () => undefined);
    expect((await askForT38(call, machine)).status).toBe(488);
    const { outcome, reception } = await done;
    expect(outcome).toMatchObject({ ...SUCCESS, path: 'g711' });
    await expectSamePage(reception.path);
    expect(laboratory.host.faxInbox.expected).toContainEqual(
      expect.objectContaining({
        receiver: { kind: 'extension', extensionUuid: uuidOf(FAX_EXTENSION) },
        callerNumber: '1001',
        calledNumber: FAX_EXTENSION,
      }),
    );
    await machine.line.close();
  });

  it('are received by T.38, whoever asks for it', async () => {
    const faxes = await Promise.all([sendFrom('1002', asksForT38), sendFrom('1003', takesT38)]);
    for (const { machine, done } of faxes) {
      const { outcome, reception } = await done;
      expect(outcome).toMatchObject({ ...SUCCESS, path: 't38' });
      await expectSamePage(reception.path);
      await machine.line.close();
    }
  });

  it('go from one number of this system to another', async () => {
    const done = received(OWN_IDENT);
    const outcome = await (await attempt(DID).attempt).finished;
    expect(outcome).toMatchObject({ completed: true, providerId: null, fax: { success: true, pages: 1 } });
    const { reception } = await done;
    await expectSamePage(reception.path);
  });
});
