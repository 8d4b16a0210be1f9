import type { LinearRegex } from '../linear-regex.ts';
import type { CallBlockConfiguration } from './configuration.ts';
import { formsOf } from './number-forms.ts';
import { type NumberPattern, parseNumberPattern } from './number-pattern.ts';
import { PrefixTree } from './prefix-tree.ts';
import type { WrittenNumber } from './written-number.ts';

/** A rule with its place among rules of its kind: an extension's before the tenant's, then the oldest first. */
interface Ranked {
  readonly rule: CallBlockConfiguration;
  readonly rank: number;
}

/** Rules by the texts that they stand under. */
type ByText = Map<string, Ranked[]>;

/** Rules whose numbers are written as in one country; empty: as everywhere. */
interface CountryRules {
  readonly exact: ByText;
  readonly prefixes: PrefixTree<Ranked>;
}

type Applies = (rule: CallBlockConfiguration) => boolean;

/**
 * Rules of call block, kept so that a number meets those alone that may mean it, however many there are: exact numbers
 * and prefixes by their texts. Patterns are tried one after the other.
 */
export class BlockIndex {
  readonly #countries = new Map<string, CountryRules>();
  readonly #anonymous: Ranked[] = [];
  readonly #patterns: (Ranked & { readonly regex: LinearRegex })[] = [];

  /**
   * @param rules oldest first; one whose number cannot be read blocks nobody
   * @param national prefix of calls within the country where the tenant is
   */
  constructor(rules: readonly CallBlockConfiguration[], national: string) {
    const ranked = [...rules.filter(isOfExtension), ...rules.filter((rule) => !isOfExtension(rule))];
    for (const [rank, rule] of ranked.entries()) {
      const pattern = parseNumberPattern(rule.number);
      if (pattern.ok) this.#add({ rule, rank }, pattern.value, national);
    }
  }

  /** The strongest rule that means the number and applies: exact beats prefix beats regex (contract 20 §10.1). */
  find(number: WrittenNumber, applies: Applies): CallBlockConfiguration | null {
    if (number.isWithheld) return strongest([this.#anonymous], applies);
    return (
      strongest(this.#ofNumber(number), applies) ??
      strongest(this.#ofBeginning(number), applies) ??
      this.#ofPattern(number, applies)
    );
  }

  #add(ranked: Ranked, pattern: NumberPattern, national: string): void {
    const { countryCode: country } = ranked.rule;
    switch (pattern.kind) {
      case 'anonymous':
        this.#anonymous.push(ranked);
        return;
      case 'regex':
        this.#patterns.push({ ...ranked, regex: pattern.regex });
        return;
      case 'exact': {
        const { exact } = this.#rulesOf(country);
        for (const form of formsOf(pattern.number, { national, country })) put(exact, form, ranked);
        return;
      }
      case 'prefix': {
        const { prefixes } = this.#rulesOf(country);
        // `*` alone begins every number.
        const own = pattern.prefix.trim() === '' ? [''] : formsOf(pattern.prefix, { national, country });
        for (const form of own) prefixes.put(form, ranked);
      }
    }
  }

  #rulesOf(country: string): CountryRules {
    const known = this.#countries.get(country);
    if (known !== undefined) return known;
    const made = { exact: new Map(), prefixes: new PrefixTree<Ranked>() };
    this.#countries.set(country, made);
    return made;
  }

  #ofNumber(number: WrittenNumber): Ranked[][] {
    const rows: Ranked[][] = [];
    for (const [country, { exact }] of this.#countries) {
      if (exact.size === 0) continue;
      for (const form of number.forms(country)) {
        const row = exact.get(form);
        if (row !== undefined) rows.push(row);
      }
    }
    return rows;
  }

  #ofBeginning(number: WrittenNumber): Ranked[][] {
    const rows: Ranked[][] = [];
    for (const [country, { prefixes }] of this.#countries) {
      for (const form of number.forms(country)) rows.push(...prefixes.of(form));
    }
    return rows;
  }

  #ofPattern(number: WrittenNumber, applies: Applies): CallBlockConfiguration | null {
    const found = this.#patterns.find(
      ({ rule, regex }) => applies(rule) && number.spellings(rule.countryCode).some((spelling) => regex.test(spelling)),
    );
    return found?.rule ?? null;
  }
}

function isOfExtension({ extensionUuid }: CallBlockConfiguration): boolean {
  return extensionUuid !== null;
}

function put(rules: ByText, text: string, ranked: Ranked): void {
  const known = rules.get(text);
  if (known === undefined) rules.set(text, [ranked]);
  else known.push(ranked);
}

/** Of rows of rules that stand in the order of their ranks. */
function strongest(rows: readonly (readonly Ranked[])[], applies: Applies): CallBlockConfiguration | null {
  let best: Ranked | null = null;
  for (const row of rows) {
    const first = row.find(({ rule }) => applies(rule));
    if (first !== undefined && (best === null || first.rank < best.rank)) best = first;
  }
  return best?.rule ?? null;
}
