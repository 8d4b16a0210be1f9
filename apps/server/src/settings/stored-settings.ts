import { type Database, notify, type Trx } from '@strowger/db';
import type { Logger } from 'pino';
import { check } from '../http/validation.ts';
import type { Vault } from '../secrets/vault.ts';
import { isSettingName, SETTING_TABLE, settingNames } from './setting-table.ts';
import type {
  SettingChanges,
  StoredSettings,
  SystemSettingName,
  SystemSettings,
  SystemSettingValues,
} from './system-settings.ts';

/** Channel on which processes hear that settings were changed. */
const CHANNEL = 'strowger_settings';

export interface StoredSettingsOptions {
  readonly db: Database;
  readonly vault: Vault;
  readonly log: Logger;
  /** Default of `public_url`: scheme and port of this server on its public address. */
  readonly publicUrl: () => string;
}

/** Settings of the database, held in memory: loaded now, again on every change anywhere and after lost connections. */
export async function openStoredSettings(
  options: StoredSettingsOptions,
): Promise<SystemSettings & { close(): Promise<void> }> {
  const { db, log } = options;
  let stored: StoredSettings = {};
  let loading: Promise<void> = Promise.resolve();

  const load = (): Promise<void> => {
    loading = loading.then(async () => {
      try {
        stored = await db.transaction({ kind: 'all' }, (trx) => readStored(trx, options), { readOnly: true });
      } catch (error) {
        log.error({ err: error }, 'settings could not be read again; the former values stay in force');
      }
    });
    return loading;
  };

  const unlisten = await db.listen(CHANNEL, () => void load(), { onReconnect: () => void load() });
  stored = await db.transaction({ kind: 'all' }, (trx) => readStored(trx, options), { readOnly: true });

  return {
    get: (name) => settingValue(stored, name, options.publicUrl),
    all: () => allValues(stored, options.publicUrl),
    async change(trx, changes) {
      await writeChanges(trx, changes, options.vault);
      await notify(trx, CHANNEL);
      db.afterCommit(trx, load);
      return allValues(await readStored(trx, options), options.publicUrl);
    },
    close: unlisten,
  };
}

function settingValue<N extends SystemSettingName>(
  stored: StoredSettings,
  name: N,
  publicUrl: () => string,
): SystemSettingValues[N] {
  const set: SystemSettingValues[N] | undefined = stored[name];
  if (set !== undefined) return set;
  const fallback = SETTING_TABLE[name].default;
  return typeof fallback === 'function'
    ? fallback((other) => settingValue(stored, other, publicUrl), publicUrl())
    : fallback;
}

function allValues(stored: StoredSettings, publicUrl: () => string): SystemSettingValues {
  const values: Record<string, unknown> = {};
  for (const name of settingNames) values[name] = settingValue(stored, name, publicUrl);
  if (!isEverySetting(values)) throw new Error('a setting has no value');
  return values;
}

function isEverySetting(values: Record<string, unknown>): values is Record<string, unknown> & SystemSettingValues {
  return settingNames.every((name) => Object.hasOwn(values, name));
}

async function readStored(trx: Trx, { vault, log }: StoredSettingsOptions): Promise<StoredSettings> {
  const rows = await trx.selectFrom('settings').select(['name', 'value']).execute();
  const stored: { -readonly [N in keyof StoredSettings]: StoredSettings[N] } = {};
  const put = <N extends SystemSettingName>(name: N, value: unknown): void => {
    if (fits(name, value)) stored[name] = value;
    else log.warn({ setting: name }, 'a stored setting does not fit; its default is in force');
  };
  for (const { name, value } of rows) {
    if (isSettingName(name)) put(name, SETTING_TABLE[name].sealed ? unseal(vault, name, value) : value);
  }
  return stored;
}

function fits<N extends SystemSettingName>(name: N, value: unknown): value is SystemSettingValues[N] {
  return check(SETTING_TABLE[name].schema, value).length === 0;
}

function unseal(vault: Vault, name: string, value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  const clear: unknown = JSON.parse(vault.open(value, contextOf(name)));
  return clear;
}

const contextOf = (name: string): string => `settings.${name}`;

async function writeChanges(trx: Trx, changes: SettingChanges, vault: Vault): Promise<void> {
  for (const name of settingNames) {
    const value = changes[name];
    if (value === undefined) continue;
    if (value === null) {
      await trx.deleteFrom('settings').where('name', '=', name).execute();
      continue;
    }
    const text = JSON.stringify(value);
    const row = SETTING_TABLE[name].sealed ? JSON.stringify(vault.seal(text, contextOf(name))) : text;
    await trx
      .insertInto('settings')
      .values({ name, value: row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row, updated_at: new Date() }))
      .execute();
  }
}
