import { RING_STRATEGIES, type RingGroupConfiguration } from '@strowger/callplan';
import { childrenOf, type ModuleReader } from './module-reader.ts';
import { nonEmpty, oneOf } from './values.ts';

/** No limit means this long (contract 20 §4). */
const UNLIMITED_SECONDS = 300;

export const ringGroupReader: ModuleReader = {
  resources: ['ring_groups'],
  numbers: 'ring_group',
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('ring_groups').selectAll().where('tenant_id', '=', tenantId).execute();
    const members = await trx
      .selectFrom('ring_group_destinations')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('destination_order')
      .execute();
    const membersOf = childrenOf(members, (row) => row.ring_group_uuid);
    const groups = rows.map((row): RingGroupConfiguration => {
      const [name, number] = [nonEmpty(row.ring_group_caller_id_name), nonEmpty(row.ring_group_caller_id_number)];
      return {
        uuid: row.ring_group_uuid,
        name: row.ring_group_name,
        number: row.ring_group_extension,
        enabled: row.ring_group_enabled,
        strategy: oneOf(RING_STRATEGIES, row.ring_group_strategy),
        timeoutSeconds: row.ring_group_call_timeout === 0 ? UNLIMITED_SECONDS : row.ring_group_call_timeout,
        greeting: row.ring_group_greeting ?? '',
        ringback: row.ring_group_ringback ?? '',
        distinctiveRing: row.ring_group_distinctive_ring ?? '',
        exitKey: nonEmpty(row.ring_group_exit_key),
        callerId: { ...(name === null ? {} : { name }), ...(number === null ? {} : { number }) },
        namePrefix: row.ring_group_cid_name_prefix ?? '',
        numberPrefix: row.ring_group_cid_number_prefix ?? '',
        timeoutApp: row.ring_group_timeout_app ?? '',
        timeoutData: row.ring_group_timeout_data ?? '',
        forward: { enabled: row.ring_group_forward_enabled, destination: row.ring_group_forward_destination ?? '' },
        screensCalls: row.ring_group_call_screen_enabled,
        followsForwards: row.ring_group_call_forward_enabled,
        followsFollowMe: row.ring_group_follow_me_enabled,
        missedCallMailTo: row.ring_group_missed_call_app === 'email' ? (row.ring_group_missed_call_data ?? '') : '',
        members: membersOf(row.ring_group_uuid).map((member) => ({
          uuid: member.ring_group_destination_uuid,
          number: member.destination_number,
          delaySeconds: member.destination_delay,
          timeoutSeconds: member.destination_timeout,
          order: member.destination_order,
          confirms: member.destination_prompt > 0,
          enabled: member.destination_enabled,
        })),
      };
    });
    return {
      modules: { ringGroups: new Map(groups.map((group) => [group.uuid, group])) },
      numbers: groups.map((group) => [group.number, group.uuid]),
    };
  },
};
