import type { TenantConfiguration } from '../configuration.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { matchesPattern, type NumberPattern, parseNumberPattern } from './number-pattern.ts';

interface CompiledRule {
  readonly rule: CallBlockConfiguration;
  readonly pattern: NumberPattern;
}

/** Of a tenant's rules, computed once for each reading of them. */
const compiled = new WeakMap<readonly CallBlockConfiguration[], readonly CompiledRule[]>();

const WEIGHT: Readonly<Record<NumberPattern['kind'], number>> = { exact: 0, anonymous: 0, prefix: 1, regex: 2 };

/**
 * The rule that takes a call: exact beats prefix beats regex, an extension's rule the tenant's, then the oldest
 * (contract 20 §10.1). Null: none.
 * @param number the caller's (inbound) or the dialled one (outbound)
 * @param extensionUuid the called extension (inbound) or the calling one (outbound)
 */
export function findBlock(
  tenant: TenantConfiguration,
  direction: 'inbound' | 'outbound',
  number: string,
  extensionUuid: string | null,
): CallBlockConfiguration | null {
  let best: CompiledRule | null = null;
  for (const candidate of compiledRules(tenant.callBlocks)) {
    const { rule, pattern } = candidate;
    if (rule.direction !== direction && rule.direction !== 'both') continue;
    if (rule.extensionUuid !== null && rule.extensionUuid !== extensionUuid) continue;
    if (best !== null && !isStronger(candidate, best)) continue;
    const prefixes = { national: tenant.nationalPrefix, country: rule.countryCode };
    if (matchesPattern(pattern, number, prefixes)) best = candidate;
  }
  return best?.rule ?? null;
}

/** Rules come oldest first: an equal one does not take the place of an older one. */
function isStronger(one: CompiledRule, other: CompiledRule): boolean {
  const weight = WEIGHT[one.pattern.kind] - WEIGHT[other.pattern.kind];
  return weight < 0 || (weight === 0 && one.rule.extensionUuid !== null && other.rule.extensionUuid === null);
}

/** A stored number that cannot be read blocks nobody. */
function compiledRules(rules: readonly CallBlockConfiguration[]): readonly CompiledRule[] {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const made = rules.flatMap((rule) => {
    const pattern = parseNumberPattern(rule.number);
    return pattern.ok ? [{ rule, pattern: pattern.value }] : [];
  });
  compiled.set(rules, made);
  return made;
}
