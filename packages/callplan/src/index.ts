export { blockTarget } from './call-block/block-target.ts';
export * from './call-block/configuration.ts';
export { faultOfBlockedNumber } from './call-block/number-pattern.ts';
export type * from './call-block/plan.ts';
export type * from './call-flow/configuration.ts';
export * from './check-forward.ts';
export type * from './conference/configuration.ts';
export type * from './conference/plan.ts';
export type * from './configuration.ts';
export * from './destination.ts';
export { normaliseDialled } from './dialled.ts';
export * from './directory/find-by-keys.ts';
export type * from './directory/plan.ts';
export type * from './eavesdrop/plan.ts';
export {
  BUILT_IN_CODES,
  type BuiltInCode,
  type CodeParameter,
  type FeatureName,
  isParameter,
} from './feature-code/catalogue.ts';
export { codeUuid } from './feature-code/code-uuid.ts';
export { isInService } from './feature-code/in-service.ts';
export { isBuiltInCode } from './feature-code/match-code.ts';
export type * from './feature-code/plan.ts';
export { type BoundAction, PRESSED } from './feature-code/pressed.ts';
export type * from './follow-me/configuration.ts';
export * from './hangup-cause.ts';
export { afterTransfer, MAX_FORWARDS, MAX_TRANSFERS, withMoreTraits } from './history.ts';
export type * from './inbound-route/configuration.ts';
export { type DidClaim, DidIndex } from './inbound-route/did-index.ts';
export * from './leg.ts';
export { compileLinearRegex, type LinearRegex } from './linear-regex.ts';
export type * from './mailbox/configuration.ts';
export type * from './mailbox/plan.ts';
export * from './menu/configuration.ts';
export { leadOn } from './menu/lead-on.ts';
export { type Chosen, chosenBy, MOST_DIGITS, mayGrow, type Pressable, parseOptionDigits } from './menu/match-digits.ts';
export { fillGroups, parseMenuAction } from './menu/menu-action.ts';
export type * from './menu/plan.ts';
export * from './music.ts';
export type * from './music-on-hold/configuration.ts';
export { NO_MODULES } from './no-modules.ts';
export { isDialableNumber, isFeatureCode } from './number.ts';
export * from './parking/plan.ts';
export type { Parsed } from './parsed.ts';
export type * from './plan.ts';
export * from './plan-call.ts';
export * from './queue/configuration.ts';
export { numberOfContact } from './queue/contact.ts';
export type * from './queue/plan.ts';
export type * from './queue/plan.ts';
export { reachAgent } from './queue/reach-agent.ts';
export { recordsCalls } from './recording/is-recorded.ts';
export type * from './ring/plan.ts';
export * from './ring-failure.ts';
export * from './ring-group/configuration.ts';
export * from './simulate-call.ts';
export { parseSound, type Sound, type Stream, type Tones } from './sound.ts';
export type * from './time-condition/configuration.ts';
export { faultOfRule } from './time-condition/matches-rule.ts';
