import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MenuOption } from './menu-values.ts';
import { inOrder, newOption, sent } from './menu-values.ts';
import { ACTIONS, actionOf, canonicalOption, menuNamedBy } from './option-action.ts';

type Stored = MenuOption['ivr_menu_option_action'];

const option = (action: Stored, param: string): MenuOption => ({
  ivr_menu_option_digits: '1',
  ivr_menu_option_action: action,
  ivr_menu_option_param: param,
});

describe('options of a menu (contract 20 §6.2)', () => {
  it.each<[Stored, string, string, string]>([
    ['menu-exec-app', 'transfer 1001 XML default', 'transfer', '1001 XML default'],
    ['menu-exec-app', 'hangup', 'hangup', ''],
    ['menu-exec-app', 'playback say:5', 'playback', 'say:5'],
    ['menu-sub', '7001', 'menu', '7001'],
    ['menu', 'menu-top', 'menu-top', ''],
    ['menu-play-sound', 'say:5', 'playback', 'say:5'],
    ['voicemail', '1001 XML x', 'transfer', '*991001'],
  ])('%s %j is shown as %s %j', (action, param, shown, text) => {
    const canonical = canonicalOption(option(action, param));
    expect([canonical.ivr_menu_option_action, canonical.ivr_menu_option_param]).toEqual([shown, text]);
    expect(actionOf(option(action, param))).toBe(shown);
  });

  it('are in their own words already after one reading', () => {
    const stored = fc.constantFrom<Stored>(...ACTIONS, 'voicemail', 'menu-sub', 'menu-exec-app', 'menu-play-sound');
    fc.assert(
      fc.property(stored, fc.constantFrom('', '7001', 'transfer 1001', 'menu-back', 'x y z'), (action, param) => {
        const once = canonicalOption(option(action, param));
        expect(canonicalOption(once)).toEqual(once);
      }),
    );
  });

  it.each<[Stored, string, string | null]>([
    ['menu', '7001', '7001'],
    ['transfer', '7001 XML x', '7001'],
    ['transfer', '*991001', null],
    ['playback', 'say:7001', null],
    ['directory', '', null],
  ])('%s %j may lead into menu %s', (action, param, menu) => {
    expect(menuNamedBy(option(action, param))).toBe(menu);
  });

  it('are sent in the order in which they stand, and begin with a digit that none has', () => {
    const options = [option('hangup', ''), { ...option('hangup', ''), ivr_menu_option_digits: '3' }];
    expect(inOrder(options).map((one) => one.ivr_menu_option_order)).toEqual([0, 10]);
    expect(newOption(options).ivr_menu_option_digits).toBe('2');
  });
});

describe('the exit of a menu', () => {
  it('is sent as app and data that agree', () => {
    expect(sent({ ivr_menu_exit_data: '1001' })).toEqual({ ivr_menu_exit_data: '1001', ivr_menu_exit_app: 'transfer' });
    expect(sent({ ivr_menu_exit_data: '' })).toEqual({ ivr_menu_exit_data: '', ivr_menu_exit_app: null });
    expect(sent({ ivr_menu_name: 'x' })).toEqual({ ivr_menu_name: 'x' });
  });
});
