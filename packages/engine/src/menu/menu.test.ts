import type { MenuConfiguration, MenuOption } from '@strowger/callplan';
import { afterEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension, tenantWith, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const LONG = 'tone_stream://%(60000,0,440);loops=1';
const SHORT = 'tone_stream://%(60,0,440);loops=1';

const option = (digits: string, action: string, param = ''): MenuOption => {
  return { uuid: uuidOf('9'), digits, action, param };
};

function menu(number: string, settings: Partial<MenuConfiguration>): MenuConfiguration {
  return {
    uuid: uuidOf(number),
    name: `Menu ${number}`,
    number,
    enabled: true,
    language: 'en',
    greetLong: SHORT,
    greetShort: SHORT,
    invalidSound: SHORT,
    exitSound: SHORT,
    timeoutMs: 3000,
    interDigitTimeoutMs: 500,
    maxFailures: 2,
    maxTimeouts: 2,
    directDial: false,
    exitApp: '',
    exitData: '',
    namePrefix: '',
    ringback: '',
    hasPin: false,
    options: [],
    ...settings,
  };
}

const isTone = ({ payload }: { readonly payload: Buffer }) => new Set(payload).size > 4;

let laboratory: Laboratory;
let alice: TestPhone;

async function offer(...menus: readonly MenuConfiguration[]): Promise<void> {
  const extensions = [extension('1001'), extension('1002'), extension('1003')];
  const { numbers } = tenantWith(extensions);
  const own = menus.map(({ uuid, number }) => [number, { kind: 'ivr_menu', uuid }] as const);
  laboratory = await Laboratory.open({
    extensions,
    tenant: { numbers: new Map([...numbers, ...own]), menus: new Map(menus.map((one) => [one.uuid, one])) },
  });
  alice = await laboratory.registered('1001');
}

/** Alice is in the menu. */
async function enters(number: string): Promise<PhoneCall> {
  const call = alice.call(number);
  await call.answered();
  return call;
}

function press(call: PhoneCall, keys: string): void {
  for (const key of keys) alice.rtp.press(call.mediaPort, 101, '0123456789*#'.indexOf(key));
}

async function reaches(number: string): Promise<PhoneCall> {
  return (await laboratory.registered(number)).incoming();
}

afterEach(() => laboratory.close());

describe('a menu (contract 20 §6.3)', () => {
  it('leads to the destination of the option that is pressed, with its prefix before the caller’s name', async () => {
    await offer(menu('7000', { namePrefix: 'Sales', options: [option('1', 'transfer', '1002 XML acme.example')] }));
    const bob = reaches('1002');
    const call = await enters('7000');
    press(call, '1');
    expect((await bob).invite?.from.displayName).toBe('Sales#Name of 1001');
  });

  it('waits for the longer of two options, and takes the shorter after the inter-digit timeout', async () => {
    await offer(menu('7000', { options: [option('1', 'transfer', '1003'), option('12', 'transfer', '1002')] }));
    const [bob, carol] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    press(await enters('7000'), '12');
    await bob.incoming();
    press(await enters('7000'), '1');
    await carol.incoming();
  });

  it('fills in what the pattern of an option has caught', async () => {
    await offer(menu('7000', { options: [option('/9(\\d{4})/', 'transfer', '$1')] }));
    const bob = reaches('1002');
    press(await enters('7000'), '91002');
    await bob;
  });

  it('takes extensions where direct dial is on, and not where it is off', async () => {
    await offer(menu('7000', { directDial: true }), menu('7001', { maxFailures: 1 }));
    const bob = reaches('1002');
    press(await enters('7000'), '1002');
    await bob;
    const refused = await enters('7001');
    press(refused, '1');
    await refused.hasEnded();
  });

  it('goes down to another menu, back and to the top', async () => {
    const top = [option('1', 'menu-sub', uuidOf('7001')), option('2', 'transfer', '1002')];
    const middle = [option('1', 'menu', '7002'), option('9', 'menu-back')];
    const lowest = [option('0', 'menu', 'menu-top'), option('9', 'menu-back')];
    await offer(menu('7000', { options: top }), menu('7001', { options: middle }), menu('7002', { options: lowest }));
    const bob = reaches('1002');
    press(await enters('7000'), '119102');
    await bob;
  });

  it('leads to its exit after the wrong choices that it allows', async () => {
    await offer(menu('7000', { greetShort: LONG, exitApp: 'transfer', exitData: '1002' }));
    const bob = reaches('1002');
    const call = await enters('7000');
    press(call, '5');
    alice.rtp.forget();
    await alice.rtp.seen.until('the short greeting', () => alice.rtp.heard.filter(isTone).length > 25);
    press(call, '5');
    await bob;
  });

  it('hangs up after the timeouts that it allows when it has no exit', async () => {
    await offer(menu('7000', { timeoutMs: 500 }));
    const call = await enters('7000');
    await call.hasEnded();
    expect((await laboratory.host.records(1))[0]).toMatchObject({
      hangup_cause: 'NORMAL_CLEARING',
      last_app: 'ivr',
      last_arg: 'Menu 7000',
      ivr_menu_uuid: uuidOf('7000'),
    });
  });

  it('stops its greeting at a key', async () => {
    await offer(menu('7000', { greetLong: LONG, options: [option('1', 'transfer', '1002')] }));
    const bob = reaches('1002');
    const call = await enters('7000');
    await alice.rtp.seen.until('the greeting', () => alice.rtp.heard.some(isTone));
    press(call, '1');
    await bob;
  });

  it('asks for its PIN first', async () => {
    await offer(menu('7000', { hasPin: true, options: [option('1', 'transfer', '1002')] }));
    laboratory.host.features.pinsOf.set(`menu:${uuidOf('7000')}`, '4711');
    const bob = reaches('1002');
    press(await enters('7000'), '4711#1');
    await bob;
  });

  it('hangs up when its PIN is locked', async () => {
    await offer(menu('7000', { hasPin: true, options: [option('1', 'transfer', '1002')] }));
    laboratory.host.pins.check = async () => ({ result: 'locked' });
    const call = await enters('7000');
    press(call, '1#');
    await call.seen.until('a BYE', () => call.ended, 15_000);
    expect((await laboratory.host.records(1))[0]?.hangup_cause).toBe('CALL_REJECTED');
  }, 20_000);

  it('tells a status by the cause that it means', async () => {
    await offer(menu('7000', { options: [option('1', 'respond', '486 Busy')] }));
    const call = await enters('7000');
    press(call, '1');
    await call.hasEnded();
    expect((await laboratory.host.records(1))[0]?.hangup_cause).toBe('USER_BUSY');
  });

  it('sets the caller’s name and goes on', async () => {
    const options = [option('3', 'menu-exec-app', 'set effective_caller_id_name=Zoe'), option('1', 'transfer', '1002')];
    await offer(menu('7000', { options }));
    const bob = reaches('1002');
    press(await enters('7000'), '31');
    expect((await bob).invite?.from.displayName).toBe('Zoe');
  });

  it('gives the prefix of the menu above where the one below has none', async () => {
    const inner = menu('7001', { options: [option('1', 'transfer', '1002')] });
    await offer(menu('7000', { namePrefix: 'Main', options: [option('1', 'menu', '7001')] }), inner);
    const bob = reaches('1002');
    press(await enters('7000'), '11');
    expect((await bob).invite?.from.displayName).toBe('Main#Name of 1001');
  });

  it('counts a choice that leads nowhere as a wrong one', async () => {
    await offer(menu('7000', { maxFailures: 1, options: [option('1', 'menu', '7999')] }));
    const call = await enters('7000');
    press(call, '1');
    await call.hasEnded();
  });

  it('leaves no channel behind wherever the caller hangs up', async () => {
    const options = [option('1', 'menu', '7001'), option('2', 'directory')];
    await offer(menu('7000', { options }), menu('7001', { hasPin: true }));
    for (const keys of ['', '1', '2', '23', '5']) {
      const call = await enters('7000');
      press(call, keys);
      await call.bye();
    }
    await laboratory.host.records(5);
    expect(await laboratory.engine.channels()).toEqual([]);
    expect(laboratory.log.filter((line) => !line.includes('recorded prompts'))).toEqual([]);
  });
});
