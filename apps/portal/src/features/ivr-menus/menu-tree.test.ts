import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTree } from '../call-diagram/call-tree.ts';
import { EXIT_ID, type KnownMenu, MENU_ID, menusToRead, menuTree, nestedMenu, ownIndex } from './menu-tree.ts';
import type { MenuOption } from './menu-values.ts';

const known = (number: string): KnownMenu => ({
  ivr_menu_uuid: `uuid-${number}`,
  ivr_menu_name: `Menu ${number}`,
  ivr_menu_extension: number,
});
const menus = [known('7000'), known('7001')];
const leadsTo = (digits: string, number: string): MenuOption => ({
  ivr_menu_option_digits: digits,
  ivr_menu_option_action: 'menu',
  ivr_menu_option_param: number,
});
const around = { menus, options: new Map(), expanded: new Set<string>(), exitLabel: 'else' };
const drawn = (options: readonly MenuOption[]) => ({
  uuid: 'uuid-7000',
  name: 'Main',
  number: '7000',
  options,
  exit: '1001',
});

const anyOption = fc.record<MenuOption>({
  ivr_menu_option_digits: fc.string({ unit: fc.constantFrom(...'0123456789*#'), minLength: 1, maxLength: 3 }),
  ivr_menu_option_action: fc.constantFrom('transfer', 'menu', 'hangup', 'playback'),
  ivr_menu_option_param: fc.constantFrom('', '1001', '7000', '7001', 'say:1'),
  ivr_menu_option_enabled: fc.boolean(),
});

describe('the diagram of a menu', () => {
  it('tells the options, their order and their digits', () => {
    fc.assert(
      fc.property(fc.array(anyOption, { maxLength: 12 }), (options) => {
        const { places, ways } = layoutTree(menuTree(drawn(options), around));
        const below = [...places].filter(({ node }) => node.id !== MENU_ID).sort((a, b) => a.y - b.y);
        const readBack = below.flatMap(({ node: { data } }) => (data.kind === 'option' ? [data.option] : []));
        expect(readBack).toEqual(options);
        expect(below.at(-1)?.node.id).toBe(EXIT_ID);
        const labels = below.map(({ node }) => ways.find(({ to }) => to === node.id)?.label);
        expect(labels).toEqual([...options.map((one) => one.ivr_menu_option_digits), 'else']);
        const indices = below.slice(0, -1).map(({ node }) => ownIndex(node.id));
        expect(indices).toEqual(options.map((_, index) => index));
      }),
      { numRuns: 60 },
    );
  });

  it('shows a nested menu where it is opened, and reads it then', () => {
    const options = [leadsTo('1', '7001'), leadsTo('2', '1001')];
    const closed = menuTree(drawn(options), around);
    expect(closed.children.map(({ expansion }) => expansion)).toEqual(['closed', undefined, undefined]);
    expect(menusToRead(closed, menus)).toEqual([]);
    const expanded = new Set(['option:0']);
    const waiting = menuTree(drawn(options), { ...around, expanded });
    expect(menusToRead(waiting, menus)).toEqual(['uuid-7001']);
    const nested = new Map([['uuid-7001', [leadsTo('9', '7000'), leadsTo('8', '7001')]]]);
    const open = menuTree(drawn(options), { ...around, expanded, options: nested });
    expect(open.children[0]?.children.map(({ id, label }) => [id, label])).toEqual([
      ['option:0:0', '9'],
      ['option:0:1', '8'],
    ]);
  });

  it('ends where a menu leads back into one above it', () => {
    const nested = new Map([['uuid-7001', [leadsTo('9', '7000'), leadsTo('8', '7001')]]]);
    const expanded = new Set(['option:0', 'option:0:0', 'option:0:1']);
    const open = menuTree(drawn([leadsTo('1', '7001'), leadsTo('2', '7000')]), {
      ...around,
      expanded,
      options: nested,
    });
    expect(open.children[1]?.expansion).toBeUndefined();
    expect(open.children[0]?.children.map(({ expansion }) => expansion)).toEqual([undefined, undefined]);
  });

  it('knows a menu by its number and by its uuid', () => {
    expect(nestedMenu(leadsTo('1', 'uuid-7001'), menus)).toBe('uuid-7001');
    expect(nestedMenu(leadsTo('1', '7002'), menus)).toBeNull();
    expect(ownIndex('option:3')).toBe(3);
    expect(ownIndex('option:3:1')).toBeNull();
  });
});
