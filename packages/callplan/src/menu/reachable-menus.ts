import type { TenantConfiguration } from '../configuration.ts';
import { parseAppDestination, parseDestination } from '../destination.ts';
import { continueAt } from '../destination-steps.ts';
import { listingsOf } from '../directory/listings.ts';
import type { MenuConfiguration, MenuOption } from './configuration.ts';
import { parseMenuAction, type StoredMenuAction } from './menu-action.ts';
import type { Menu, MenuAction, MenuChoice, MenuStep } from './plan.ts';

const STEPS = new WeakMap<TenantConfiguration, Map<string, MenuStep>>();
const NUMBERS = new WeakMap<TenantConfiguration, readonly string[]>();

/** The step that enters a menu: the same data for every call until the configuration changes. */
export function menuStep(tenant: TenantConfiguration, entered: MenuConfiguration): MenuStep {
  const known = STEPS.get(tenant) ?? new Map<string, MenuStep>();
  STEPS.set(tenant, known);
  const step = known.get(entered.uuid) ?? makeStep(tenant, entered);
  known.set(entered.uuid, step);
  return step;
}

function makeStep(tenant: TenantConfiguration, entered: MenuConfiguration): MenuStep {
  const menus = new Map<string, Menu>();
  const ahead = [entered];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (menus.has(next.uuid)) continue;
    const menu = planned(tenant, next);
    menus.set(next.uuid, menu);
    ahead.push(
      ...menu.options.flatMap(({ action }) => (action.action === 'menu' ? enabledMenu(tenant, action.uuid) : [])),
    );
  }
  const reached = [...menus.values()];
  return {
    step: 'menu',
    menu: entered.uuid,
    menus: Object.fromEntries(menus),
    extensions: reached.some(({ directDial }) => directDial) ? numbersOf(tenant) : [],
    directory: reached.some(leadsToDirectory) ? listingsOf(tenant) : [],
  };
}

function leadsToDirectory({ options }: Menu): boolean {
  return options.some(({ action }) => action.action === 'directory');
}

function planned(tenant: TenantConfiguration, menu: MenuConfiguration): Menu {
  const { number: _number, enabled: _enabled, exitApp, exitData, options, ...same } = menu;
  return { ...same, exit: exitOf(tenant, exitApp, exitData), options: options.map((one) => choiceOf(tenant, one)) };
}

function exitOf(tenant: TenantConfiguration, app: string, data: string): string {
  const destination = parseAppDestination(app, data);
  const isNowhere = destination.ok && destination.value.kind === 'nothing';
  return isNowhere ? 'hangup' : withoutUuid(tenant, app, data);
}

function choiceOf(tenant: TenantConfiguration, { digits, action, param }: MenuOption): MenuChoice {
  const stored = parseMenuAction(action, param);
  return { digits, action: stored.ok ? resolved(tenant, stored.value) : { action: 'none' } };
}

function resolved(tenant: TenantConfiguration, stored: StoredMenuAction): MenuAction {
  if (stored.action === 'lead') return { action: 'lead', destination: withoutUuid(tenant, stored.app, stored.data) };
  if (stored.action !== 'menu') return stored;
  const [menu] = enabledMenu(tenant, tenant.numbers.get(stored.menu)?.uuid ?? stored.menu);
  return menu === undefined ? { action: 'none' } : { action: 'menu', uuid: menu.uuid };
}

function enabledMenu(tenant: TenantConfiguration, uuid: string): readonly MenuConfiguration[] {
  const menu = tenant.menus.get(uuid);
  return menu?.enabled ? [menu] : [];
}

/** One text for app and data, in which the number of an object stands for its uuid. */
function withoutUuid(tenant: TenantConfiguration, app: string, data: string): string {
  const name = app.trim().toLowerCase();
  if (name === 'hangup') return 'hangup';
  const text = name === '' || name === 'transfer' ? data : `${name}:${data}`;
  const destination = parseDestination(text);
  if (!destination.ok || destination.value.kind !== 'object') return text;
  const way = continueAt(tenant, destination);
  return way.kind === 'dial' ? way.number : text;
}

/** What a caller may dial directly. */
function numbersOf(tenant: TenantConfiguration): readonly string[] {
  const known = NUMBERS.get(tenant);
  if (known !== undefined) return known;
  const numbers = [...tenant.extensions.values()]
    .filter(({ enabled, type }) => enabled && type === 'voice')
    .flatMap(({ number, alias }) => (alias === null ? [number] : [number, alias]))
    .sort();
  NUMBERS.set(tenant, numbers);
  return numbers;
}
