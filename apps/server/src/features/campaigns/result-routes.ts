import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { listObjects } from '../../http/resource/list-objects.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { CONTACTS } from '../contacts/resource.ts';
import { listQuery } from '../transmissions/schema.ts';
import { answerTransmissions, listReply } from '../transmissions/transmission-routes.ts';
import { requireCampaign } from './require-campaign.ts';
import { mayWithCampaigns } from './resource.ts';

const params = { campaign_id: 'id' } as const;

/** What a campaign came to (contract 30 §19). */
export function campaignResultRoutes(route: RouteRegistrar, campaigns: Resource): void {
  const shared = { method: 'GET', tag: campaigns.tag, access: mayWithCampaigns('campaign_read'), params } as const;

  route({
    ...shared,
    path: '/campaigns/contacts/:campaign_id',
    summary: 'The contacts of its group, each with the status of its transmission',
    query: querySchema(CONTACTS),
    reply: Type.Union([Type.Array(rowSchema(contactsOf(0))), Type.Integer()]),
    handler: async (context) => {
      const { campaign_id: id } = context.params;
      await requireCampaign(context, campaigns, id, 'see');
      const inGroup = sql`exists (
        select from contact_group_members as m join campaigns as c using (group_id)
        where c.campaign_id = ${id} and m.contact_id = r.contact_id)`;
      return listObjects(context, contactsOf(id), [inGroup]);
    },
  });

  route({
    ...shared,
    path: '/campaigns/:campaign_id/result',
    summary: 'Its transmissions',
    query: listQuery,
    reply: listReply,
    handler: async (context) => {
      const { campaign_id: id } = context.params;
      await requireCampaign(context, campaigns, id, 'see');
      return answerTransmissions({ ...parts(context), query: { ...context.query, campaign_id: String(id) } }, null);
    },
  });
}

type Listing = Parameters<typeof answerTransmissions>[0];

function parts({ trx, scope, caller, query, reply }: Listing): Listing {
  return { trx, scope, caller, query, reply };
}

/** Contacts, each with what became of it; empty: it has not been taken. */
function contactsOf(campaignId: number): Resource {
  const status = sql`select coalesce(max(status), '') from transmissions as t
    where t.campaign_id = ${campaignId} and t.contact_id = r.contact_id`;
  return {
    ...CONTACTS,
    fields: { ...CONTACTS.fields, status: { schema: Type.String(), computed: status } },
    listed: [...(CONTACTS.listed ?? []), 'status'],
  };
}
