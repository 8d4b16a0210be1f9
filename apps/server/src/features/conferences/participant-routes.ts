import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { LIVE_CONFERENCES } from '../../access/live-view.ts';
import type { Scope } from '../../access/scope.ts';
import { presentMember } from '../../engine/present-conference.ts';
import { errors } from '../../http/errors.ts';
import { uuid } from '../../http/fields.ts';
import type { Feature } from '../../platform.ts';
import { refusedAs } from '../realtime/engine-refusal.ts';

const tag = 'Conferences';
const featureKey = 'conferences';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const memberSchema = Type.Object({
  member_id: Type.Integer(),
  uuid: uuid(),
  caller_id_name: Type.String(),
  caller_id_number: Type.String(),
  status: Type.String({ description: 'hear, speak, talking, floor, mute, deaf, moderator, joined by |.' }),
});

const command = Type.Object(
  {
    conference_uuid: Type.String(),
    action: Type.String(),
    member_id: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);

/** Who is in a conference, and what can be done with him (contract 20 §8.3). */
export const conferenceParticipants: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/conference_participants',
    summary: 'Who is in a conference now',
    tag,
    access: LIVE_CONFERENCES,
    query: Type.Object({ conference_uuid: Type.String() }),
    reply: Type.Object({ conference_center_extension: Type.String(), members: Type.Array(memberSchema) }),
    handler: async ({ trx, scope, query }) => {
      const asked = query['conference_uuid']?.trim() ?? '';
      if (asked === '') throw errors.badField('conference_uuid', 'is required');
      const conference = await requireConference(trx, scope, asked);
      const members = await refusedAs({ not_found: 'Conference' }, () =>
        platform.engine.conferenceMembers(conference.conference_center_uuid),
      );
      return {
        conference_center_extension: conference.conference_center_extension,
        members: members.map(presentMember),
      };
    },
  });

  route({
    method: 'POST',
    path: '/conference_participants',
    summary: 'Mute a member, let him speak again, or put him out',
    tag,
    access: { callers: ['A', 'T'], featureKey },
    body: command,
    reply: Type.Object({ status: Type.Literal('ok'), action: Type.String(), member_id: Type.Integer() }),
    handler: async ({ trx, scope, body: { conference_uuid: asked, action, member_id }, audit }) => {
      if (action !== 'mute' && action !== 'unmute' && action !== 'kick')
        throw errors.badField('action', 'Invalid action');
      const conference = await requireConference(trx, scope, asked);
      const { conference_center_uuid: id, conference_center_name: name, tenant_id: tenantId } = conference;
      audit({
        resource: 'conference_participants',
        resourceId: id,
        action,
        tenantId,
        after: { member_id },
        activity: `${action} member ${member_id} of conference ${name}`,
      });
      await refusedAs({ not_found: 'Conference' }, () => platform.engine.controlMember(id, member_id, action));
      return { status: 'ok' as const, action, member_id };
    },
  });
};

/** @throws ApiError 404 */
async function requireConference(trx: Trx, scope: Scope, asked: string) {
  const conference = UUID.test(asked)
    ? await trx
        .selectFrom('conferences')
        .select(['conference_center_uuid', 'conference_center_extension', 'conference_center_name', 'tenant_id'])
        .where('conference_center_uuid', '=', asked)
        .$if(scope.kind !== 'platform', (query) =>
          query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
        )
        .executeTakeFirst()
    : undefined;
  if (!conference) throw errors.notFound('Conference');
  return conference;
}
