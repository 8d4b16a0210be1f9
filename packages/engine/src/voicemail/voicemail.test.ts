import { statSync } from 'node:fs';
import type { MailboxConfiguration } from '@strowger/callplan';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { shortTones } from '../testing/short-tones.ts';
import { extension } from '../testing/test-host.ts';
import { mailbox } from '../testing/test-mailboxes.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const PIN = '2468';
const PCMU = 0;
const LOUD = 0x10;

let laboratory: Laboratory;
let alice: TestPhone;
afterEach(() => laboratory.close());

async function offer(settings: Partial<MailboxConfiguration> = {}): Promise<void> {
  const boxes = [mailbox('1002', settings), mailbox('1003')];
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002'), extension('1003')],
    tenant: { mailboxes: new Map(boxes.map((one) => [one.number, one])) },
    engine: { voice: shortTones() },
  });
  for (const { uuid } of boxes) laboratory.host.features.pinsOf.set(`mailbox:${uuid}`, PIN);
  alice = await laboratory.registered('1001');
}

async function calls(number: string): Promise<PhoneCall> {
  const call = alice.call(number);
  await call.answered();
  return call;
}

function press(call: PhoneCall, keys: string): void {
  for (const key of keys) alice.rtp.press(call.mediaPort, 101, '0123456789*#'.indexOf(key));
}

const boxes = () => laboratory.host.mailboxes;
const uuidOf = (number: string) => mailbox(number).uuid;

/** Waits until so much of the nth draft is on disk. */
async function recorded(milliseconds: number, nth = 1): Promise<void> {
  const size = () => statSync(boxes().drafts[nth - 1] ?? '').size;
  await vi.waitFor(() => expect(size()).toBeGreaterThanOrEqual(44 + milliseconds * 16), 10_000);
}

/** Alice leaves a message of about so many seconds; she talks all the time. */
async function talksFor(call: PhoneCall, seconds: number): Promise<void> {
  alice.rtp.talk(() => call.mediaPort, PCMU, LOUD);
  press(call, '#');
  await recorded(seconds * 1000);
}

describe('leaving a message (contract 20 §7.3)', () => {
  it('keeps what was said by who hangs up while he is recorded', async () => {
    await offer();
    const call = await calls('*991002');
    await talksFor(call, 1);
    await call.bye();
    await laboratory.host.seen.until('the message', () => boxes().left.length === 1);
    const [message] = boxes().left;
    expect(message).toMatchObject({ callerId: { name: 'Name of 1001', number: '1001' } });
    expect(message?.durationMs).toBeGreaterThanOrEqual(1000);
    expect((await laboratory.host.records(1))[0]).toMatchObject({ last_app: 'voicemail', last_arg: '1002' });
    expect(boxes().discarded).toEqual([]);
  });

  it('drops what was too short to be anything, and the file with it', async () => {
    await offer();
    const call = await calls('*991002');
    press(call, '#');
    await recorded(0);
    await call.bye();
    await laboratory.host.seen.until('the draft to be dropped', () => boxes().discarded.length === 1);
    expect(boxes().left).toEqual([]);
  });

  it('asks for more than a word, and takes it with options: again, then saved', async () => {
    await offer({ offersOptions: true });
    const call = await calls('*991002');
    await talksFor(call, 1);
    press(call, '#');
    await laboratory.host.seen.until('the short one to be dropped', () => boxes().discarded.length === 1);
    await recorded(3000, 2);
    press(call, '#3');
    await laboratory.host.seen.until('the second one to be dropped', () => boxes().discarded.length === 2);
    await recorded(3000, 3);
    press(call, '#2');
    await laboratory.host.seen.until('the message', () => boxes().left.length === 1);
    await call.hasEnded();
  }, 30_000);

  it('is not offered by a full mailbox', async () => {
    await offer({ greetingId: 0 });
    boxes().most = 0;
    const call = await calls('*991002');
    await call.hasEnded();
    expect([boxes().left, boxes().discarded]).toEqual([[], []]);
  });

  it('greets while it is still asked whether the mailbox is full', async () => {
    await offer();
    const isFull = Promise.withResolvers<boolean>();
    boxes().isFull = () => isFull.promise;
    const call = await calls('*991002');
    alice.rtp.talk(() => call.mediaPort, PCMU, LOUD);
    await alice.rtp.seen.until('the greeting', () => alice.rtp.heard.length > 0);
    expect(boxes().drafts).toEqual([]);
    isFull.resolve(false);
    await vi.waitFor(() => expect(boxes().drafts).toHaveLength(1), 10_000);
    await call.bye();
  });

  it('leads to the login with *, and to the operator with 0', async () => {
    await offer({ operatorNumber: '1003' });
    const login = await calls('*991002');
    press(login, '*');
    await vi.waitFor(
      async () => expect((await laboratory.channelOf('1001')).application).toBe('check_voicemail'),
      15_000,
    );
    press(login, `${PIN}#`);
    await laboratory.host.seen.until('the PIN', () => laboratory.host.features.pinChecks === 1);
    await login.bye();
    const carol = await laboratory.registered('1003');
    press(await calls('*991002'), '0');
    expect((await carol.incoming()).invite?.method).toBe('INVITE');
  });
});

describe('listening to messages (contract 20 §7.4)', () => {
  function put(number: string, from = '1003'): string {
    return boxes().put(uuidOf(number), '/nowhere.wav', { callerId: { name: 'Carol', number: from }, durationMs: 2000 });
  }

  const enters = async (keys: string): Promise<PhoneCall> => {
    const call = await calls('*981002');
    press(call, `${PIN}#${keys}`);
    return call;
  };

  it('saves one, calls another back from its deletion, and deletes the third when the owner hangs up', async () => {
    await offer();
    const [first, second, third] = [put('1002'), put('1002'), put('1002')];
    const call = await enters('12');
    const isSaved = () => boxes().stored.find(({ uuid }) => uuid === first)?.status === 'saved';
    await laboratory.host.seen.until('the first saved', isSaved);
    press(call, '779#79');
    await vi.waitFor(() => expect(boxes().mailed).toEqual([second, third]), 20_000);
    expect(boxes().stored).toHaveLength(3);
    await call.bye();
    await laboratory.host.seen.until('the third deleted', () => boxes().stored.length === 2);
    expect(boxes().stored.map(({ uuid }) => uuid)).toEqual([first, second]);
  }, 40_000);

  it('forwards to another mailbox, mails it, and calls the sender back', async () => {
    await offer();
    put('1002');
    const carol = await laboratory.registered('1003');
    const call = await enters('111');
    press(call, '81003#2');
    await laboratory.host.seen.until('the copy', () => boxes().stored.length === 2);
    press(call, '9');
    await vi.waitFor(() => expect(boxes().mailed).toHaveLength(1), 10_000);
    press(call, '5');
    expect((await carol.incoming()).invite?.method).toBe('INVITE');
  }, 30_000);

  it('changes the PIN, at once where nobody has chosen one yet', async () => {
    await offer();
    boxes().isPinChosen = false;
    const call = await enters('1357#1357#');
    await vi.waitFor(() => expect(boxes().pins).toEqual(['1357']), 20_000);
    press(call, '56');
    press(call, '8642#8643#');
    press(call, '8642#8642#');
    await vi.waitFor(() => expect(boxes().pins).toEqual(['1357', '8642']), 20_000);
  }, 30_000);

  it('records a greeting of a number and makes it the active one', async () => {
    await offer();
    const call = await enters('51');
    alice.rtp.talk(() => call.mediaPort, PCMU, LOUD);
    press(call, '4');
    await recorded(1000);
    press(call, '#2');
    await laboratory.host.seen.until('the greeting', () => boxes().greetings.has(4));
    expect(boxes().chosenGreeting).toBe(4);
  }, 30_000);

  it.each(['*98', '*981002'])(
    'ends after three wrong PINs at %s, also of a mailbox that is not there',
    async (code) => {
      await offer();
      const call = await calls(code);
      const keys = setInterval(() => press(call, '7777#'), 300);
      await vi.waitFor(() => expect(call.ended).toBe(true), 25_000);
      clearInterval(keys);
      expect(laboratory.host.features.pinChecks).toBe(3);
    },
    30_000,
  );
});
