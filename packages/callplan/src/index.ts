export type * from './configuration.ts';
export * from './hangup-cause.ts';
export * from './leg.ts';
export type * from './plan.ts';
