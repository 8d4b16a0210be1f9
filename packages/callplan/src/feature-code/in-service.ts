import type { TenantConfiguration } from '../configuration.ts';
import type { BuiltInCode, FeatureName } from './catalogue.ts';
import { FEATURES } from './features.ts';
import { PRESSED } from './pressed.ts';

/** What a tenant sets up to have a code that is off otherwise, and what he has switched off. */
export type CodeSetUp = Pick<TenantConfiguration, 'pageGroup' | 'codesOff'>;

const NEEDS: Readonly<Partial<Record<FeatureName, (setUp: CodeSetUp) => boolean>>> = {
  page_group: ({ pageGroup }) => pageGroup !== undefined,
};

/**
 * Whether the code does something: it is on, and is pressed in a call or has steps (contract 20 §12.1 `dialplan_enabled`).
 * @param setUp of the tenant; absent: of one that has set up nothing
 */
export function isInService({ enabled, isPressed, name }: BuiltInCode, setUp: CodeSetUp = {}): boolean {
  if (setUp.codesOff?.has(name)) return false;
  return enabled && (isPressed ? PRESSED : FEATURES)[name] !== undefined && (NEEDS[name]?.(setUp) ?? true);
}
