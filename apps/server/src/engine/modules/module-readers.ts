import type { ConfigResource } from '../../events/config-resource.ts';
import { callBlockReader } from './call-blocks.ts';
import { callFlowReader } from './call-flows.ts';
import { conferenceReader } from './conferences.ts';
import { followMeReader } from './follow-me.ts';
import { inboundProgramReader } from './inbound-programs.ts';
import { inboundRouteReader } from './inbound-routes.ts';
import { mailboxReader } from './mailboxes.ts';
import { menuReader } from './menus.ts';
import type { ModuleReader } from './module-reader.ts';
import { musicReader } from './music-on-hold.ts';
import { ownNumberReader } from './own-numbers.ts';
import { queueReader } from './queues.ts';
import { recordingReader } from './recordings.ts';
import { ringGroupReader } from './ring-groups.ts';
import { speedDialReader } from './speed-dials.ts';
import { timeConditionReader } from './time-conditions.ts';

export const MODULE_READERS: readonly ModuleReader[] = [
  ringGroupReader,
  queueReader,
  menuReader,
  mailboxReader,
  conferenceReader,
  callFlowReader,
  timeConditionReader,
  followMeReader,
  callBlockReader,
  inboundRouteReader,
  inboundProgramReader,
  musicReader,
  speedDialReader,
  recordingReader,
  ownNumberReader,
];

const READERS_OF_RESOURCE = new Map(
  MODULE_READERS.flatMap(({ resources }) => resources).map((resource) => [
    resource,
    MODULE_READERS.filter((reader) => reader.resources.includes(resource)),
  ]),
);

/** Who reads what a change of this resource concerns; nobody: no call goes through it. */
export function moduleReadersOf(resource: ConfigResource): readonly ModuleReader[] {
  return READERS_OF_RESOURCE.get(resource) ?? [];
}
