import { randomBytes, randomInt } from 'node:crypto';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { nullable } from '../../http/fields.ts';
import { secretField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import type { Vault } from '../../secrets/vault.ts';
import { afterAccount, beforeAccount, completedAccount } from './account-rules.ts';
import { PBX_FIELDS, readPbxFields } from './pbx-fields.ts';
import { ACCOUNTS } from './resource.ts';

export const mayWithAccounts = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

const PASSWORD_BYTES = 12;
const PIN_DIGITS = 4;

/** Who logs in by them is shown them: whoever reaches one account is its owner or an admin of it (contract 30 §8). */
function ownSecret(vault: Vault, column: string) {
  const { shownTo: _admins, ...field } = secretField(vault, `accounts.${column}`, Type.String({ maxLength: 64 }));
  return field;
}

/** Accounts one by one (contract 30 §8). */
export const accountResource = ({ vault, now }: Pick<Platform, 'vault' | 'now'>): Resource => ({
  ...ACCOUNTS,
  fields: {
    ...ACCOUNTS.fields,
    type: {
      schema: Type.Enum(['account', 'child_account', 'did', 'cid', 'extension', 'eaddress']),
      write: 'once',
    },
    passwd: ownSecret(vault, 'passwd'),
    passwd_pin: ownSecret(vault, 'passwd_pin'),
  },
  access: {
    read: mayWithAccounts('account_read'),
    update: mayWithAccounts('account_update'),
    delete: mayWithAccounts('account_delete'),
  },
  ignored: (ACCOUNTS.ignored ?? []).filter((name) => !name.startsWith('passwd') && name !== 'did_phone'),
  extras: {
    fields: PBX_FIELDS,
    read: (trx, object, caller) => readPbxFields(trx, vault, object, caller),
    written: { created_by: nullable(Type.Integer({ description: 'The same as `user_id`.' })) },
  },
  hooks: {
    complete: (change) => completedAccount(change, newSecrets),
    before: beforeAccount,
    after: (change) => afterAccount(change, now()),
  },
});

function newSecrets() {
  return {
    passwd: randomBytes(PASSWORD_BYTES).toString('base64url'),
    passwd_pin: String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0'),
  };
}
