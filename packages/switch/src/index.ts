export type * from './call-record.ts';
export type * from './call-trace.ts';
export type * from './channel.ts';
export type * from './events.ts';
export type * from './host.ts';
export * from './switch.ts';
