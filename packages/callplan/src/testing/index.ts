export { conference } from './conference.ts';
export { mailbox } from './mailbox.ts';
export { agent, queue } from './queue.ts';
export { member, ringGroup, withGroups } from './ring-group.ts';
export { extension, tenantOf, uuidOf } from './tenant.ts';
