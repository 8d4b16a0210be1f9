import { Type } from 'typebox';
import { configChanged } from '../../../events/config-changed.ts';
import { type Action, defineAction, type IntegrationCall } from '../../application.ts';
import { conflict, missingParameters, notFound } from '../../errors.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { readExpiry } from '../../moment.ts';
import { admissionOf, entryFor } from '../../whitelist/admitted.ts';
import {
  addEntry,
  type EntryFields,
  findEntry,
  listEntries,
  removeEntry,
  updateEntry,
  type WhitelistEntry,
} from '../../whitelist/entries.ts';
import { presentEntry } from '../../whitelist/present-entry.ts';
import { readWhitelist, replaceWhitelist } from '../../whitelist/text.ts';

const RESOURCE = 'integration_whitelist';
const uuid = Type.String({ format: 'uuid' });
const fields = {
  description: Type.Optional(Type.String({ maxLength: 255 })),
  enabled: Type.Optional(Type.Boolean()),
  expires_at: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
  allow_any: Type.Optional(Type.Boolean()),
};
const force = { force: Type.Optional(Type.Boolean()) };

const list = defineAction({
  action: 'whitelist/list',
  access: 'read',
  reach: 'global',
  params: Type.Object(LIST_PARAMS),
  async run(call, params) {
    const page = pageOf(params);
    const wanted = (params.search ?? '').toLowerCase();
    const found = (await listEntries(call.trx)).filter(
      ({ cidr, description }) => cidr.includes(wanted) || description.toLowerCase().includes(wanted),
    );
    const entries = found.slice(page.offset, page.offset + page.perPage).map(presentEntry);
    return { message: 'Whitelist retrieved', entries, ...pageFields(page, found.length) };
  },
});

const add = defineAction({
  action: 'whitelist/add',
  access: 'write',
  reach: 'global',
  params: Type.Object({ cidr: Type.String({ maxLength: 64 }), ...fields }),
  async run(call, params) {
    const made = await addEntry(
      call.trx,
      { cidr: params.cidr, ...fieldsOf(params) },
      { allowAny: params.allow_any ?? false, createdBy: call.identity.username, now: call.now },
    );
    record(call, 'create', null, made);
    const { whitelist_uuid, cidr } = presentEntry(made);
    return { message: 'Address added', whitelist_uuid, cidr };
  },
});

const update = defineAction({
  action: 'whitelist/update',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    whitelist_uuid: uuid,
    cidr: Type.Optional(Type.String({ maxLength: 64 })),
    ...fields,
    ...force,
  }),
  async run(call, params) {
    const before = await findEntry(call.trx, { uuid: params.whitelist_uuid });
    if (!before) throw notFound();
    const changes = { ...(params.cidr === undefined ? {} : { cidr: params.cidr }), ...fieldsOf(params) };
    const after = await updateEntry(call.trx, before.whitelist_uuid, changes, params.allow_any ?? false);
    await requireStillIn(call, params.force);
    record(call, 'update', before, after);
    return { message: 'Entry updated', ...presentEntry(after) };
  },
});

const remove = defineAction({
  action: 'whitelist/remove',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    whitelist_uuid: Type.Optional(uuid),
    cidr: Type.Optional(Type.String({ maxLength: 64 })),
    ...force,
  }),
  async run(call, { whitelist_uuid, cidr, ...params }) {
    const by = whitelist_uuid === undefined ? cidr !== undefined && { cidr } : { uuid: whitelist_uuid };
    if (by === false) throw missingParameters(['whitelist_uuid or cidr']);
    const before = await findEntry(call.trx, by);
    if (!before) throw notFound();
    await removeEntry(call.trx, before.whitelist_uuid);
    await requireStillIn(call, params.force);
    record(call, 'delete', before, null);
    return { message: 'Address removed' };
  },
});

const replace = defineAction({
  action: 'whitelist/replace',
  access: 'write',
  reach: 'global',
  dryRun: 'own',
  params: Type.Object({
    text: Type.String({ maxLength: 500_000 }),
    allow_any: Type.Optional(Type.Boolean()),
    dry_run: Type.Optional(Type.Boolean()),
    ...force,
  }),
  async run(call, params) {
    const read = readWhitelist(params.text, params.allow_any ?? false);
    const asIs = call.dryRun || read.errors.length > 0;
    if (asIs) return { message: 'The whitelist was not changed', ...(await wouldReplace(call, read)) };
    const before = (await listEntries(call.trx)).map(({ cidr }) => cidr);
    const done = await replaceWhitelist(call.trx, read, call.identity.username, call.now);
    await requireStillIn(call, params.force);
    tellEngine(call, 'updated', '');
    call.writer.audit({
      resource: RESOURCE,
      resourceId: '',
      action: 'replace',
      tenantId: null,
      before: { networks: before },
      after: { networks: [...read.networks.keys()] },
    });
    return { message: 'Whitelist replaced', ...done };
  },
});

export const whitelistActions: readonly Action[] = [list, add, update, remove, replace];

/** What a replacement comes to, without any. */
async function wouldReplace({ trx }: IntegrationCall, { networks, errors }: ReturnType<typeof readWhitelist>) {
  const present = (await listEntries(trx)).map((entry) => presentEntry(entry).cidr);
  const kept = present.filter((cidr) => networks.has(cidr)).length;
  return { added: networks.size - kept, removed: present.length - kept, kept, errors };
}

function fieldsOf(params: {
  readonly description?: string;
  readonly enabled?: boolean;
  readonly expires_at?: string | null;
}): EntryFields {
  const { description, enabled, expires_at } = params;
  return {
    ...(description === undefined ? {} : { description }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(expires_at === undefined ? {} : { expires_at: readExpiry(expires_at) }),
  };
}

/** Nobody shuts himself out by accident (contract 40 B3). @throws IntegrationError 409 */
async function requireStillIn({ trx, address, now, identity, platform }: IntegrationCall, forced: boolean | undefined) {
  if (forced) return;
  const allowLoopback = platform.settings.get('integration.allow_loopback');
  const admission = await admissionOf(trx, address, { now, allowLoopback });
  if (!entryFor(admission, identity.identityId)) {
    throw conflict('This would lock out the address that you call from; send force=true to mean it');
  }
}

/** The engine spares whitelisted addresses its bans. */
function tellEngine({ writer }: IntegrationCall, action: 'created' | 'updated' | 'deleted', id: string): void {
  writer.emit(configChanged({ resource: RESOURCE, id, action, tenantId: null, by: writer.caller.userId }));
}

function record(
  call: IntegrationCall,
  action: 'create' | 'update' | 'delete',
  before: WhitelistEntry | null,
  after: WhitelistEntry | null,
): void {
  tellEngine(call, `${action}d`, (after ?? before)?.whitelist_uuid ?? '');
  call.writer.audit({
    resource: RESOURCE,
    resourceId: (after ?? before)?.whitelist_uuid ?? '',
    action,
    tenantId: null,
    before: before && presentEntry(before),
    after: after && presentEntry(after),
  });
}
