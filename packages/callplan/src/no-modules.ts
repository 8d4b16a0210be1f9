import type { TenantModules } from './configuration.ts';

/** A tenant without any call handling objects. */
export const NO_MODULES: TenantModules = {
  ringGroups: new Map(),
  queues: new Map(),
  agents: new Map(),
  menus: new Map(),
  mailboxes: new Map(),
  conferences: new Map(),
  callFlows: new Map(),
  timeConditions: new Map(),
  followMes: new Map(),
  callBlocks: [],
  music: [],
  recordings: [],
  inboundRoutes: [],
  inboundPrograms: [],
  speedDials: new Map(),
  ownNumbers: { dids: [], callerIds: [] },
};
