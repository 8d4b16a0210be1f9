import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { normalAddress } from '../../integration/address.ts';
import { liesIn } from '../../integration/cidr.ts';
import { readExpiry } from '../../integration/moment.ts';
import { addEntry, findEntry, listEntries, removeEntry, updateEntry } from '../../integration/whitelist/entries.ts';
import { presentWholeEntry } from '../../integration/whitelist/present-entry.ts';
import { printWhitelist, readWhitelist, replaceWhitelist } from '../../integration/whitelist/text.ts';
import type { Feature } from '../../platform.ts';

const tag = 'Integration';
const access: Access = { callers: ['A'] };
const RESOURCE = 'integration_whitelist';

const time = nullable(Type.String({ maxLength: 40, description: 'ISO 8601; null: for ever.' }));
const fields = {
  description: Type.Optional(Type.String({ maxLength: 255 })),
  identity_id: Type.Optional(nullable(Type.Integer({ description: 'Admits this identity alone; null: all.' }))),
  enabled: Type.Optional(Type.Boolean()),
  expires_at: Type.Optional(time),
  allow_any: Type.Optional(Type.Boolean({ description: 'Needed for a network of everybody (/0).' })),
};
const cidr = Type.String({ minLength: 1, maxLength: 64, description: 'An address or network; host bits are cleared.' });
const EntryCreate = Type.Object({ cidr, ...fields }, { additionalProperties: false });
const EntryUpdate = Type.Object({ cidr: Type.Optional(cidr), ...fields }, { additionalProperties: false });

const Entry = Type.Object({
  whitelist_uuid: Type.String({ format: 'uuid' }),
  cidr: Type.String(),
  description: Type.String(),
  identity_id: nullable(Type.Integer()),
  enabled: Type.Boolean(),
  expires_at: nullable(Type.String({ format: 'date-time' })),
  created_by: Type.String(),
  created_at: Type.String({ format: 'date-time' }),
  last_hit_at: nullable(Type.String({ format: 'date-time' })),
  hit_count: Type.Integer(),
});

const Text = Type.Object({
  text: Type.String({ description: 'One address or network a line; # begins a comment.' }),
});
const TextWrite = Type.Object(
  { text: Type.String({ maxLength: 500_000 }), allow_any: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
const Replaced = Type.Object({
  added: Type.Integer(),
  removed: Type.Integer(),
  kept: Type.Integer(),
  errors: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String(), reason: Type.String() }), {
    description: 'Lines that cannot be read; with any of them nothing is changed.',
  }),
});

/** Addresses that may call the integration API (contract 40 B3, B13). */
export const whitelistRoutes: Feature = (route, platform) => {
  const params = { whitelist_uuid: 'uuid' } as const;

  route({
    method: 'GET',
    path: '/integration_whitelist',
    summary: 'Addresses that may call the integration API; none: nobody',
    tag,
    access,
    reply: Type.Array(Entry),
    handler: async ({ trx }) => (await listEntries(trx)).map(presentWholeEntry),
  });

  route({
    method: 'POST',
    path: '/integration_whitelist',
    summary: 'Let an address or network call the integration API',
    tag,
    access,
    body: EntryCreate,
    reply: Entry,
    handler: async ({ trx, caller, body, audit, emit }) => {
      const { allow_any: allowAny = false, expires_at, ...sent } = body;
      const by = { allowAny, createdBy: caller.username, now: platform.now() };
      const after = presentWholeEntry(await addEntry(trx, { ...sent, ...endOf(expires_at) }, by));
      audit({ resource: RESOURCE, resourceId: after.whitelist_uuid, action: 'create', tenantId: null, after });
      emit(changed(caller, 'created', after.whitelist_uuid));
      return after;
    },
  });

  route({
    method: 'PUT',
    path: '/integration_whitelist/:whitelist_uuid',
    summary: 'Change an entry',
    tag,
    access,
    params,
    body: EntryUpdate,
    reply: Entry,
    handler: async ({ trx, caller, params: { whitelist_uuid: uuid }, body, audit, emit }) => {
      const before = await findEntry(trx, { uuid });
      if (!before) throw errors.notFound('Entry');
      const { allow_any: allowAny = false, expires_at, ...sent } = body;
      const after = presentWholeEntry(await updateEntry(trx, uuid, { ...sent, ...endOf(expires_at) }, allowAny));
      const trace = { before: presentWholeEntry(before), after };
      audit({ resource: RESOURCE, resourceId: uuid, action: 'update', tenantId: null, ...trace });
      emit(changed(caller, 'updated', uuid));
      return after;
    },
  });

  route({
    method: 'DELETE',
    path: '/integration_whitelist/:whitelist_uuid',
    summary: 'Take an address or network off the list',
    tag,
    access,
    params,
    reply: Type.Literal(true),
    handler: async ({ trx, caller, params: { whitelist_uuid: uuid }, audit, emit }) => {
      const before = await findEntry(trx, { uuid });
      if (!before) throw errors.notFound('Entry');
      await removeEntry(trx, uuid);
      const trace = { before: presentWholeEntry(before) };
      audit({ resource: RESOURCE, resourceId: uuid, action: 'delete', tenantId: null, ...trace });
      emit(changed(caller, 'deleted', uuid));
      return true;
    },
  });

  route({
    method: 'GET',
    path: '/integration_whitelist/text',
    summary: 'The list as plain text',
    tag,
    access,
    reply: Text,
    handler: async ({ trx }) => ({ text: printWhitelist(await listEntries(trx), platform.now()) }),
  });

  route({
    method: 'PUT',
    path: '/integration_whitelist/text',
    summary: 'Replace the list by a plain text, as a whole or not at all',
    tag,
    access,
    body: TextWrite,
    reply: Replaced,
    handler: async ({ trx, caller, body, audit, emit }) => {
      const before = { text: printWhitelist(await listEntries(trx), platform.now()) };
      const read = readWhitelist(body.text, body.allow_any ?? false);
      const done = await replaceWhitelist(trx, read, caller.username, platform.now());
      const after = { text: printWhitelist(await listEntries(trx), platform.now()) };
      audit({ resource: RESOURCE, resourceId: 'text', action: 'update', tenantId: null, before, after });
      emit(changed(caller, 'updated', ''));
      return done;
    },
  });

  route({
    method: 'GET',
    path: '/integration_whitelist/check',
    summary: 'Which entry lets an address in',
    tag,
    access,
    query: Type.Object({ ip: Type.String({ description: 'The address.' }) }),
    reply: Type.Object({ ip: Type.String(), whitelisted: Type.Boolean(), entry: nullable(Entry) }),
    handler: async ({ trx, query }) => {
      const ip = normalAddress(query['ip'] ?? '');
      if (ip === null) throw errors.badField('ip', 'must be an IP address');
      const now = platform.now();
      const matching = (await listEntries(trx))
        .filter(({ enabled, expires_at }) => enabled && (expires_at === null || expires_at > now))
        .filter((entry) => liesIn(ip, entry.cidr))
        .sort((left, right) => bitsOf(right.cidr) - bitsOf(left.cidr));
      const [entry] = matching;
      return { ip, whitelisted: entry !== undefined, entry: entry ? presentWholeEntry(entry) : null };
    },
  });
};

/** The engine spares whitelisted addresses its bans. */
function changed({ userId: by }: Pick<Caller, 'userId'>, action: 'created' | 'updated' | 'deleted', id: string) {
  return configChanged({ resource: RESOURCE, id, action, tenantId: null, by });
}

function endOf(text: string | null | undefined): { expires_at?: Date | null } {
  return text === undefined ? {} : { expires_at: readExpiry(text) };
}

function bitsOf(network: string): number {
  return Number(network.split('/')[1] ?? 0);
}
