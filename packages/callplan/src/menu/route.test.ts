import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { MenuConfiguration, MenuOption } from './configuration.ts';
import { leadOn } from './lead-on.ts';
import { fillGroups, parseMenuAction } from './menu-action.ts';
import type { MenuStep } from './plan.ts';

const option = (digits: string, action: string, param = ''): MenuOption => {
  return { uuid: uuidOf('9'), digits, action, param };
};

function menu(number: string, settings: Partial<MenuConfiguration> = {}): MenuConfiguration {
  return {
    uuid: uuidOf(number),
    name: `Menu ${number}`,
    number,
    enabled: true,
    language: 'en',
    greetLong: '',
    greetShort: '',
    invalidSound: '',
    exitSound: '',
    timeoutMs: 10_000,
    interDigitTimeoutMs: 2000,
    maxFailures: 3,
    maxTimeouts: 3,
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

function tenantWith(...menus: readonly MenuConfiguration[]) {
  const found = { firstName: 'Ada', lastName: 'Lovelace', visible: true, numberSpoken: true };
  const tenant = tenantOf(
    extension('1001', { alias: '2001', directory: found }),
    extension('1002', { enabled: false, directory: found }),
    extension('1003', { type: 'fax' }),
    extension('1004'),
    extension('1005', { directory: { ...found, visible: false } }),
  );
  const own = menus.map(({ uuid, number }) => [number, { kind: 'ivr_menu', uuid }] as const);
  const numbers = new Map([...tenant.numbers, ...own]);
  return { ...tenant, numbers, menus: new Map(menus.map((one) => [one.uuid, one])) };
}

function entered(...menus: readonly MenuConfiguration[]): MenuStep {
  const [step] = planCall(tenantWith(...menus), legFrom('1004', menus[0]?.number ?? ''), NOW).steps;
  if (step?.step !== 'menu') throw new Error(`the plan begins with ${step?.step}`);
  return step;
}

const actionsOf = (step: MenuStep) => step.menus[step.menu]?.options.map(({ action }) => action);

describe('a call to a menu (contract 20 §6)', () => {
  it('is answered by it, and says what it offers', () => {
    const tenant = tenantWith(menu('7000', { hasPin: true, options: [option('1', 'hangup')] }));
    const plan = planCall(tenant, legFrom('1004', '7000'), NOW);
    expect(plan.handledBy).toEqual({ kind: 'ivr_menu', uuid: uuidOf('7000') });
    expect(sentencesOf(plan)).toEqual(['menu Menu 7000 answers, asks for its PIN and offers 1']);
    expect(plan.steps.at(-1)).toEqual({ step: 'hangup', cause: 'NORMAL_CLEARING' });
    expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
  });

  it('is 404 while the menu is disabled', () => {
    const plan = planCall(tenantWith(menu('7000', { enabled: false })), legFrom('1004', '7000'), NOW);
    expect(plan.steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });

  it('takes every menu along that can be reached, also in a circle, and no other', () => {
    const first = menu('7000', { options: [option('1', 'menu', uuidOf('7001')), option('2', 'menu-sub', '7009')] });
    const second = menu('7001', { options: [option('1', 'menu', '7000'), option('2', 'menu', '7002')] });
    const step = entered(first, second, menu('7002', { enabled: false }), menu('7003'));
    expect(Object.keys(step.menus)).toEqual([uuidOf('7000'), uuidOf('7001')]);
    expect(actionsOf(step)).toEqual([{ action: 'menu', uuid: uuidOf('7001') }, { action: 'none' }]);
  });

  it('knows the extensions that may be dialled only where direct dial is on', () => {
    expect(entered(menu('7000')).extensions).toEqual([]);
    expect(entered(menu('7000', { directDial: true })).extensions).toEqual(['1001', '1004', '1005', '2001']);
  });

  it('knows who can be found by name only where an option leads to the directory', () => {
    expect(entered(menu('7000')).directory).toEqual([]);
    expect(entered(menu('7000', { options: [option('1', 'directory')] })).directory).toMatchObject([
      { number: '1001', firstName: 'Ada' },
    ]);
  });

  it('puts numbers in place of uuids', () => {
    const options = [option('1', 'transfer', uuidOf('1001'))];
    const step = entered(menu('7000', { options, exitApp: 'transfer', exitData: uuidOf('7000') }));
    expect(actionsOf(step)).toEqual([{ action: 'lead', destination: '1001' }]);
    expect(step.menus[step.menu]?.exit).toBe('7000');
  });

  it.each([
    ['', '', 'hangup'],
    ['transfer', '', 'hangup'],
    ['', '1001 XML x', '1001 XML x'],
    ['voicemail', '1001', 'voicemail:1001'],
    ['hangup', 'whatever', 'hangup'],
  ])('exit app %j with data %j leads to %j', (exitApp, exitData, exit) => {
    expect(entered(menu('7000', { exitApp, exitData })).menus[uuidOf('7000')]?.exit).toBe(exit);
  });

  it('makes its data once a configuration', () => {
    const tenant = tenantWith(menu('7000'));
    const step = () => planCall(tenant, legFrom('1004', '7000'), NOW).steps[0];
    expect(step()).toBe(step());
  });
});

describe('what an option says that it does (contract 20 §6.2)', () => {
  it.each([
    ['transfer', '1001 XML x', { action: 'lead', app: '', data: '1001 XML x' }],
    ['menu-exec-app', 'transfer 1001 XML x', { action: 'lead', app: '', data: '1001 XML x' }],
    ['menu-exec-app', 'hangup', { action: 'lead', app: '', data: 'hangup' }],
    ['menu-exec-app', 'playback hello', { action: 'play', sound: 'hello' }],
    ['menu-exec-app', 'set language = fr', { action: 'set', trait: 'language', value: 'fr' }],
    ['hangup', 'USER_BUSY', { action: 'lead', app: '', data: 'hangup:USER_BUSY' }],
    ['voicemail', '1001 XML x', { action: 'lead', app: 'voicemail', data: '1001' }],
    ['check_voicemail', '', { action: 'lead', app: '', data: '*98' }],
    ['check_voicemail', '1001', { action: 'lead', app: '', data: '*981001' }],
    ['menu', 'menu-top', { action: 'return', to: 'top' }],
    ['menu-back', '', { action: 'return', to: 'back' }],
    ['menu-exit', '', { action: 'exit' }],
    ['menu-play-sound', 'ivr/8000/ivr-welcome.wav', { action: 'play', sound: 'ivr/8000/ivr-welcome.wav' }],
    ['respond', '486 Busy Here', { action: 'respond', status: 486 }],
    ['transfer', '$1', { action: 'lead', app: '', data: '$1' }],
  ])('%s %j', (action, param, expected) => {
    expect(parseMenuAction(action, param)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', '1001'],
    ['bridge', 'user/1001'],
    ['transfer', ''],
    ['transfer', 'to nowhere'],
    ['hangup', 'NO_SUCH_CAUSE'],
    ['menu', 'main'],
    ['playback', ''],
    ['playback', '/etc/passwd'],
    ['set', 'api_key=1'],
    ['respond', '200'],
    ['voicemail', ''],
    ['check_voicemail', 'x'],
  ])('%s %j is refused', (action, param) => {
    expect(parseMenuAction(action, param).ok).toBe(false);
  });

  it('fills groups in, an unknown one with nothing', () => {
    expect(fillGroups('*99$1-$2', ['1001'])).toBe('*991001-');
  });
});

describe('a call that a menu leads on', () => {
  const history = { forwards: 0, transfers: 1, taken: [], forwardedBy: null };

  it('is transferred once more', () => {
    expect(leadOn('voicemail:1001', history)).toMatchObject([
      { step: 'transfer', destination: '*991001', history: { transfers: 2 } },
    ]);
  });

  it('ends where its destination ends or cannot be read', () => {
    expect(leadOn('hangup:USER_BUSY', history)).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
    expect(leadOn('', history)).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });

  it('carries what was set: name, prefix, language and account code', () => {
    const traits = { callerIdName: 'Zoe', namePrefix: 'Sales', language: 'fr', setAccountcode: 'campaign' };
    const tenant = tenantWith(menu('7000'));
    const leg = legFrom('1004', '1001', { traits });
    const plan = planCall(tenant, leg, NOW);
    expect([plan.language, plan.accountcode]).toEqual(['fr', 'campaign']);
    expect(plan.steps[0]).toMatchObject({
      turns: [{ attempts: [{ callerId: { name: 'Sales#Zoe', number: '1004' } }] }],
    });
  });
});
