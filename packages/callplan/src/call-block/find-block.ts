import type { TenantConfiguration } from '../configuration.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { matcherOf, type NumberMatcher, type NumberPattern, parseNumberPattern } from './number-pattern.ts';
import { WrittenNumber } from './written-number.ts';

interface CompiledRule {
  readonly rule: CallBlockConfiguration;
  readonly matcher: NumberMatcher;
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
  const written = new WrittenNumber(number, tenant.nationalPrefix);
  for (const candidate of compiledRules(tenant)) {
    const { rule, matcher } = candidate;
    if (rule.direction !== direction && rule.direction !== 'both') continue;
    if (rule.extensionUuid !== null && rule.extensionUuid !== extensionUuid) continue;
    if (best !== null && !isStronger(candidate, best)) continue;
    if (matcher.matches(written)) best = candidate;
  }
  return best?.rule ?? null;
}

/** Rules come oldest first: an equal one does not take the place of an older one. */
function isStronger(one: CompiledRule, other: CompiledRule): boolean {
  const weight = WEIGHT[one.matcher.kind] - WEIGHT[other.matcher.kind];
  return weight < 0 || (weight === 0 && one.rule.extensionUuid !== null && other.rule.extensionUuid === null);
}

/** A stored number that cannot be read blocks nobody. A tenant whose settings change is read anew, rules included. */
function compiledRules({ callBlocks, nationalPrefix }: TenantConfiguration): readonly CompiledRule[] {
  const known = compiled.get(callBlocks);
  if (known !== undefined) return known;
  const made = callBlocks.flatMap((rule) => {
    const pattern = parseNumberPattern(rule.number);
    const prefixes = { national: nationalPrefix, country: rule.countryCode };
    return pattern.ok ? [{ rule, matcher: matcherOf(pattern.value, prefixes) }] : [];
  });
  compiled.set(callBlocks, made);
  return made;
}
