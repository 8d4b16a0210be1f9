import { afterEach, beforeAll, expect, test } from 'vitest';
import { likeness } from '../audio/likeness.ts';
import { toneSegments } from '../audio/measure.ts';
import { readWav } from '../audio/wav.ts';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { expectStatus } from '../system/api-client.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const SOUNDS = '/usr/share/asterisk/sounds';
const GREETING_HZ = 900;
const BOB_HZ = 700;
const SHORT = { ivr_menu_greet_long: 'silence_stream://100', ivr_menu_exit_sound: 'silence_stream://100' };

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let bob: Subscriber;
let carol: Subscriber;
let next = 7000;

beforeAll(async () => {
  office = await exchange.office('ivr', { quota_ivr_menus: -1 });
  alice = await office.subscriber();
  bob = await office.subscriber({ directory_first_name: 'Zoe', directory_last_name: 'Quark' });
  carol = await office.subscriber();
}, 60_000);

afterEach(() => office.channelsWhen((left) => left.length === 0));

const option = (digits: string, action: string, param?: string): Row => {
  return { ivr_menu_option_digits: digits, ivr_menu_option_action: action, ivr_menu_option_param: param ?? null };
};

/** A new menu. @returns its number */
async function menu(fields: Row): Promise<string> {
  const number = String(next++);
  const body = { ivr_menu_name: `Menu ${number}`, ivr_menu_extension: number, tenant_id: office.tenantId };
  expectStatus(await exchange.admin('POST', '/ivr_menus', { ...body, ...SHORT, ...fields }), 200);
  return number;
}

/** Alice is in a menu. */
async function enters(number: string): Promise<BaresipPhone> {
  const phone = await alice.baresip();
  await phone.dial(number);
  await phone.established();
  return phone;
}

/** Her call comes to this phone, which answers it; both then hang up. */
async function reaches(caller: BaresipPhone, phone: BaresipPhone): Promise<void> {
  await phone.established({ timeout: 15_000 });
  await phone.hears(200);
  await caller.hangup();
  await phone.closed();
}

test('options lead down to another menu, back, and on to a phone, which is heard', async () => {
  const inner = await menu({ options: [option('9', 'menu-back'), option('2', 'transfer', bob.number)] });
  const outer = await menu({ options: [option('1', 'menu-sub', inner)] });
  const [called, caller] = [await bob.baresip({ answers: 'at once', plays: BOB_HZ }), await enters(outer)];
  await caller.sendDtmf('1912');
  await called.established({ timeout: 15_000 });
  await called.hears(1000);
  await caller.hangup();
  await Promise.all([called.closed(), caller.closed()]);
  expect(toneSegments(caller.heard()).some(({ frequency }) => Math.abs(frequency - BOB_HZ) < 5)).toBe(true);
});

test('an option of two digits is preferred to that of its first; that one is taken when no more comes', async () => {
  const options = [option('1', 'transfer', carol.number), option('12', 'transfer', bob.number)];
  const number = await menu({ options, ivr_menu_inter_digit_timeout: 800 });
  const [long, short] = [await bob.baresip({ answers: 'at once' }), await carol.baresip({ answers: 'at once' })];
  const caller = await enters(number);
  await caller.sendDtmf('12');
  await reaches(caller, long);
  const again = await enters(number);
  await again.sendDtmf('1');
  await reaches(again, short);
});

test('an extension is dialled directly where the menu allows it', async () => {
  const number = await menu({ ivr_menu_direct_dial: true, options: [option('1', 'hangup')] });
  const [called, caller] = [await bob.baresip({ answers: 'at once' }), await enters(number)];
  await caller.sendDtmf(bob.number);
  await reaches(caller, called);
});

test('wrong choices and silence lead to the exit of the menu', async () => {
  const exit = { ivr_menu_exit_app: 'transfer', ivr_menu_exit_data: `${bob.number} XML x` };
  const invalid = { ivr_menu_max_failures: 1, ivr_menu_invalid_sound: 'silence_stream://100' };
  const [wrong, silent] = [
    await menu({ ...exit, ...invalid }),
    await menu({ ...exit, ivr_menu_timeout: 500, ivr_menu_max_timeouts: 2 }),
  ];
  const called = await bob.baresip({ answers: 'at once' });
  const caller = await enters(wrong);
  await caller.sendDtmf('5');
  await reaches(caller, called);
  await reaches(await enters(silent), called);
});

test('a key stops the greeting', async () => {
  const greeting = `tone_stream://%(30000,0,${GREETING_HZ});loops=1`;
  const number = await menu({ ivr_menu_greet_long: greeting, options: [option('1', 'transfer', bob.number)] });
  const [called, caller] = [await bob.baresip({ answers: 'at once' }), await enters(number)];
  await caller.hears(2000);
  await caller.sendDtmf('1');
  await reaches(caller, called);
  await caller.closed();
  const greetings = toneSegments(caller.heard()).filter(({ frequency }) => Math.abs(frequency - GREETING_HZ) < 5);
  const heardMs = greetings.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  expect(heardMs).toBeGreaterThan(300);
  expect(heardMs).toBeLessThan(5000);
});

test('a menu speaks its language', async () => {
  const number = await menu({ ivr_menu_language: 'fr', ivr_menu_greet_long: null });
  const caller = await enters(number);
  await caller.hears(2000);
  await caller.hangup();
  await caller.closed();
  const prompt = (voice: string) => readWav(`${SOUNDS}/${voice}/vm-enter-num-to-call.wav`);
  expect(likeness(caller.heard(), prompt('fr_CA_f_June'))).toBeGreaterThan(0.9);
  expect(likeness(caller.heard(), prompt('en_US_f_Allison'))).toBeLessThan(0.5);
});

test('its PIN is asked first; what a pattern has caught is dialled', async () => {
  const number = await menu({ ivr_menu_pin_number: '4711', options: [option('/9(\\d{4})/', 'transfer', '$1')] });
  const [called, caller] = [await bob.baresip({ answers: 'at once' }), await enters(number)];
  await caller.sendDtmf(`4711#9${bob.number}`);
  await reaches(caller, called);
});

test('a hang-up leaves no channel behind, wherever the caller is', async () => {
  const inner = await menu({ ivr_menu_pin_number: '4711' });
  const number = await menu({ options: [option('1', 'menu', inner), option('2', 'directory')] });
  const caller = await alice.baresip();
  for (const keys of ['', '1', '14', '2', '29', '5']) {
    await caller.dial(number);
    await caller.established();
    await caller.sendDtmf(keys, 100);
    await caller.hangup();
    await caller.closed();
    await office.channelsWhen((left) => left.length === 0);
  }
});

test('the directory finds a phone by three letters of its owner’s name', async () => {
  const called = await bob.baresip({ answers: 'at once' });
  const caller = await enters('*411');
  await caller.sendDtmf('963');
  await caller.hears(caller.heardMs() + 600);
  await caller.sendDtmf('1');
  await reaches(caller, called);
});
