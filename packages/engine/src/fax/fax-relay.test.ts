import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { ourT38Parameters, t38Attributes } from '@strowger/fax';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCarriers } from '../testing/carriers.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { Observed } from '../testing/observed.ts';
import { extension } from '../testing/test-host.ts';
import { type PhoneCall, sdp, type TestPhone } from '../testing/test-phone.ts';

const SDP = 'application/sdp';

/** The T.38 port of a phone. */
class FaxPort {
  readonly seen = new Observed();
  readonly heard: string[] = [];
  readonly #socket: Socket = createSocket('udp4');

  async open(): Promise<this> {
    this.#socket.on('message', (datagram) => {
      this.heard.push(datagram.toString('hex'));
      this.seen.notify();
    });
    this.#socket.bind(0, '127.0.0.1');
    await once(this.#socket, 'listening');
    return this;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  send(hex: string, to: number): void {
    this.#socket.send(Buffer.from(hex, 'hex'), to, '127.0.0.1');
  }

  hears(hex: string): Promise<unknown> {
    return this.seen.until(hex, () => this.heard.includes(hex));
  }

  close(): void {
    this.#socket.close();
  }
}

let laboratory: Laboratory;
let alice: TestPhone;
let bob: TestPhone;
let caller: PhoneCall;
let callee: PhoneCall;
let aliceFax: FaxPort;
let bobFax: FaxPort;

beforeEach(async () => {
  laboratory = await Laboratory.open({ extensions: ['1001', '1002', '1003'].map((number) => extension(number)) });
  alice = await laboratory.registered('1001');
  bob = await laboratory.registered('1002');
  caller = alice.call('1002');
  callee = await bob.incoming();
  bob.pickUp(callee);
  await caller.answered();
  await laboratory.event('channel.bridged', '1002');
  aliceFax = await new FaxPort().open();
  bobFax = await new FaxPort().open();
});
afterEach(async () => {
  aliceFax.close();
  bobFax.close();
  await laboratory.close();
});

function imageSdp(port: number): string {
  const attributes = t38Attributes(ourT38Parameters(true)).map(({ name, value }) => `a=${name}:${value}`);
  const session = ['v=0', 'o=phone 1 2 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
  return [...session, `m=image ${port} udptl t38`, ...attributes, ''].join('\r\n');
}

const imagePort = (text: string) => Number(/^m=image (\d+) udptl t38/m.exec(text)?.[1] ?? 0);

function reinvite(call: PhoneCall, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    call.dialog?.invite(
      { body, contentType: SDP },
      {
        onAnswer: (response, dialog) => {
          dialog.ack({});
          resolve({ status: response.status, text: response.text });
        },
        onFailure: (failure) => resolve({ status: failure.status, text: '' }),
      },
    );
  });
}

interface Answer {
  readonly status: number;
  readonly body?: string;
}

const taken = (body: string): Answer => ({ status: 200, body });
const refusal = (status: number): Answer => ({ status });

/** How a phone answers re-INVITEs; other requests are taken. */
function answerOffers(call: PhoneCall, answer: (offer: string) => Answer): void {
  call.answerWith = ({ method, text }) => (method === 'INVITE' ? answer(text) : { status: 200 });
}

const offersTo = (call: PhoneCall) => call.requests.filter(({ method }) => method === 'INVITE').map(({ text }) => text);

async function talkStill(): Promise<void> {
  alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
  bob.rtp.talk(() => callee.mediaPort, 0, 0x55);
  await Promise.all([bob.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x55)]);
}

describe('T.38 between two phones that talk (contract 30 §20)', () => {
  it('is passed on, and what either sends is relayed as it comes', async () => {
    answerOffers(callee, () => taken(imageSdp(bobFax.port)));
    const answer = await reinvite(caller, imageSdp(aliceFax.port));
    expect(answer.status).toBe(200);
    const [offer = ''] = offersTo(callee);
    expect(offer).toMatch(/^a=T38FaxMaxDatagram:400\r$/m);
    expect(imagePort(offer)).not.toBe(aliceFax.port);
    aliceFax.send('00000106000001ff', imagePort(answer.text));
    await bobFax.hears('00000106000001ff');
    bobFax.send('0000010a0000', imagePort(offer));
    await aliceFax.hears('0000010a0000');
  });

  it('comes from the one who was called, too', async () => {
    answerOffers(caller, () => taken(imageSdp(aliceFax.port)));
    const answer = await reinvite(callee, imageSdp(bobFax.port));
    bobFax.send('0000010a0000', imagePort(answer.text));
    await aliceFax.hears('0000010a0000');
  });

  it('refused by the other side is refused, and the call goes on in audio', async () => {
    answerOffers(callee, () => refusal(488));
    expect((await reinvite(caller, imageSdp(aliceFax.port))).status).toBe(488);
    await talkStill();
  });

  it('answered with no image in it is refused, and the other side is brought back to audio', async () => {
    const nothing = imageSdp(bobFax.port).replace(/m=image \d+/, 'm=image 0');
    answerOffers(callee, (offer) => taken(offer.includes('m=audio') ? sdp(bob.rtp.port) : nothing));
    expect((await reinvite(caller, imageSdp(aliceFax.port))).status).toBe(488);
    expect(offersTo(callee)).toHaveLength(2);
    await talkStill();
  });

  it('is asked for again when the other side wanted something at the same time (RFC 3261 §14.1)', async () => {
    answerOffers(caller, () => (offersTo(caller).length === 1 ? refusal(491) : taken(imageSdp(aliceFax.port))));
    const answered = reinvite(callee, imageSdp(bobFax.port));
    await caller.until('the first wish', () => offersTo(caller).length === 1);
    expect((await reinvite(caller, imageSdp(aliceFax.port))).status).toBe(491);
    expect((await answered).status).toBe(200);
  }, 15_000);

  it('returns to audio on both sides when either wants it, unless the other one refuses', async () => {
    answerOffers(callee, () => taken(imageSdp(bobFax.port)));
    const { text } = await reinvite(caller, imageSdp(aliceFax.port));
    answerOffers(callee, () => refusal(488));
    expect((await reinvite(caller, sdp(alice.rtp.port))).status).toBe(488);
    aliceFax.send('00000106000001ff', imagePort(text));
    await bobFax.hears('00000106000001ff');
    answerOffers(caller, () => taken(sdp(alice.rtp.port)));
    expect((await reinvite(callee, sdp(bob.rtp.port))).status).toBe(200);
    expect(offersTo(caller).at(-1)).toContain('m=audio');
    await talkStill();
  });

  it('described once more by who sends it is answered without asking the other side', async () => {
    answerOffers(callee, () => taken(imageSdp(bobFax.port)));
    const first = await reinvite(caller, imageSdp(aliceFax.port));
    const again = await reinvite(caller, imageSdp(aliceFax.port));
    expect(imagePort(again.text)).toBe(imagePort(first.text));
    expect(offersTo(callee)).toHaveLength(1);
  });

  it('left by one of them, who sends the other to a third, is over: the other is asked for audio, and talks with the third', async () => {
    const carol = await laboratory.registered('1003');
    answerOffers(callee, () => taken(imageSdp(bobFax.port)));
    expect((await reinvite(caller, imageSdp(aliceFax.port))).status).toBe(200);
    answerOffers(caller, () => taken(sdp(alice.rtp.port)));
    const { uuid } = await laboratory.channelOf('1002');
    await laboratory.engine.transfer({ uuid, tenantId: 7 }, '1003', 'auto');
    const third = await carol.incoming();
    carol.pickUp(third);
    await laboratory.event('channel.bridged', '1003');
    expect(offersTo(caller)[0]).toContain('m=audio');
    alice.rtp.talk(() => caller.mediaPort, 0, 0x2a);
    carol.rtp.talk(() => third.mediaPort, 0, 0x66);
    await Promise.all([carol.rtp.hears(0, 0x2a), alice.rtp.hears(0, 0x66)]);
  });
});

describe('T.38 with a provider that takes none (contract 30 §20)', () => {
  it.each([
    { t38: 'refuse', status: 488 },
    { t38: 'accept', status: 200 },
  ] as const)('is answered $status to whoever asks for it where it is $t38 there', async ({ t38, status }) => {
    const [carrier] = await openCarriers(laboratory, { trunk: { t38 } });
    if (carrier === undefined) throw new Error('a carrier');
    const outward = alice.call('+441632960000');
    const abroad = await carrier.incoming();
    carrier.pickUp(abroad);
    await outward.answered();
    await laboratory.seen.until('three bridges', () =>
      laboratory.events.filter((event) => event.type === 'channel.bridged').length >= 4 ? true : null,
    );
    answerOffers(abroad, () => taken(imageSdp(bobFax.port)));
    expect((await reinvite(outward, imageSdp(aliceFax.port))).status).toBe(status);
    expect(offersTo(abroad)).toHaveLength(status === 200 ? 1 : 0);
    answerOffers(outward, () => taken(imageSdp(aliceFax.port)));
  });
});
