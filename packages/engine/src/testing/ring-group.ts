import type { RingGroupConfiguration, RingGroupMember } from '@strowger/callplan';
import { member, ringGroup as planned } from '@strowger/callplan/testing';

export { withGroups } from '@strowger/callplan/testing';

type MemberSettings = Partial<RingGroupMember> & { readonly number: string };

/** An enabled group with these members; what is not given is as the API makes it. */
export function ringGroup(
  number: string,
  members: readonly (string | MemberSettings)[],
  settings: Partial<RingGroupConfiguration> = {},
): RingGroupConfiguration {
  const given = members.map((one, order) =>
    typeof one === 'string' ? member(one, { order }) : member(one.number, { order, ...one }),
  );
  return planned(number, { members: given, ...settings });
}
