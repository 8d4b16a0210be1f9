export * from './autobill/index.ts';
export * from './calls-together.ts';
export * from './charge.ts';
export * from './digits.ts';
export { longestCall } from './longest-call.ts';
export * from './prefix-index.ts';
export * from './rate.ts';
export * from './rate-deck.ts';
export * from './sms-segments.ts';
