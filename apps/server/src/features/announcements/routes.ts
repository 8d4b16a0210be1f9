import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { tenantFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { holdTenant } from '../branding/tenant-in-path.ts';
import { addresseeInBody, addresseeInPath, requireMayAddress } from './addressee.ts';
import { presentAnnouncement, presentShown } from './presenter.ts';
import { type SavedAnnouncement, saveAnnouncement } from './save-announcement.ts';
import { type AnnouncementBody, announcementBody, announcementObject, announcementRow } from './schema.ts';
import { findShownAnnouncement, listAnnouncements, SORT_FIELDS } from './store.ts';

const tag = 'Announcements';

type Request = Pick<
  RouteContext<AnnouncementBody, Record<string, never>>,
  'trx' | 'caller' | 'body' | 'audit' | 'emit'
>;

/** Contract 10 §7.2. */
export const announcements: Feature = (route, platform) => {
  const save = async (request: Request, tenantId: number | null) => {
    requireMayAddress(request.caller, tenantId);
    if (tenantId !== null && !(await holdTenant(request.trx, tenantId))) throw errors.notFound('Tenant');
    const saved = await saveAnnouncement(request.trx, tenantId, request.body, platform.now());
    trace(request, saved);
    return presentShown(saved.after);
  };

  route({
    method: 'GET',
    path: '/announcement',
    summary: "The caller's tenant's announcement and the system-wide one; a super admin sees all",
    tag,
    access: { callers: ['A', 'T', 'U'] },
    query: Type.Object({ ...listQueryKeys, tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Array(announcementRow),
    handler: async ({ trx, query, reply }) => {
      const list = parseListQuery(query, SORT_FIELDS);
      const { rows, total } = await listAnnouncements(trx, tenantFilter(query['tenant_id']), list);
      return answerList(reply, list, { rows: rows.map(presentAnnouncement), total });
    },
  });

  route({
    method: 'GET',
    path: '/announcement/:tenant_id',
    summary: "A tenant's announcement, else the system-wide one, else nulls; `0` is the system-wide one",
    tag,
    access: { callers: ['A', 'T', 'U'] },
    params: { tenant_id: 'name' },
    reply: announcementObject,
    handler: async ({ trx, caller, params }) =>
      presentShown(await findShownAnnouncement(trx, await addresseeInPath(trx, caller, params.tenant_id))),
  });

  route({
    method: 'POST',
    path: '/announcement',
    summary: "Set the announcement of the caller's tenant, or of the one named; empty title and message delete it",
    tag,
    access: { callers: ['A', 'T'], permission: 'announcement' },
    body: announcementBody,
    reply: announcementObject,
    handler: async (request) => {
      const { trx, caller, body } = request;
      return save(request, await addresseeInBody(trx, caller, body.tenant_id));
    },
  });

  route({
    method: 'POST',
    path: '/announcement/:tenant_id',
    summary: 'The same for the tenant of the path, whatever the body names; `0` speaks to all',
    tag,
    access: { callers: ['A', 'T'], permission: 'announcement' },
    params: { tenant_id: 'name' },
    body: announcementBody,
    reply: announcementObject,
    handler: async (request) => {
      const { trx, caller, params } = request;
      return save(request, await addresseeInPath(trx, caller, params.tenant_id));
    },
  });
};

function trace({ caller, audit, emit }: Request, { before, after }: SavedAnnouncement): void {
  const one = after ?? before;
  if (!one) return;
  const action = after ? (before ? 'update' : 'create') : 'delete';
  const verb = action.charAt(0).toUpperCase() + action.slice(1);
  audit({
    resource: 'announcement',
    resourceId: one.announcement_id,
    action,
    tenantId: one.tenant_id,
    before: before && presentAnnouncement(before),
    after: after && presentAnnouncement(after),
    activity: `${verb} announcement ${one.title} -ID:(${one.announcement_id})`,
  });
  const changed = (['title', 'message'] as const).filter((field) => before?.[field] !== after?.[field]);
  if (changed.length === 0) return;
  emit({
    type: 'config.changed',
    tenantId: one.tenant_id,
    data: { resource: 'announcement', id: one.announcement_id, action: `${action}d`, changed, user_id: caller.userId },
  });
}
