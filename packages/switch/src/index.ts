export type * from './call-record.ts';
export type * from './call-trace.ts';
export type * from './channel.ts';
export type * from './events.ts';
export type * from './host.ts';
export type * from './media-files.ts';
export type * from './pin-check.ts';
export * from './switch.ts';
