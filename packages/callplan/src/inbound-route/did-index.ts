import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import { coresOf, digitsOf, internationalDigits, nationalCore } from './telephone-number.ts';

/** What an inbound route says of its number. */
export interface DidClaim {
  /** As stored: digits, maybe after a plus. */
  readonly number: string;
  /** Expression that decides in place of the number; empty = none. */
  readonly regex: string;
  readonly enabled: boolean;
}

/**
 * Finds who claims a DID (contract 20 §11): exact E.164, then national forms, then expressions in their order. Of rows
 * that claim one number the enabled one has it; a disabled row alone still claims it.
 */
export class DidIndex<Claim extends DidClaim> {
  readonly #byDigits = new Map<string, Claim>();
  /** By what may be the national part; null: of more than one number. */
  readonly #byCore = new Map<string, Claim | null>();
  readonly #byPattern: { readonly pattern: LinearRegex; readonly claim: Claim }[] = [];

  /** @param claims in the order of their expressions */
  constructor(claims: readonly Claim[]) {
    for (const claim of claims) {
      if (claim.regex !== '') this.#addPattern(claim);
      else if (claim.enabled || !this.#byDigits.has(digitsOf(claim.number)))
        this.#byDigits.set(digitsOf(claim.number), claim);
    }
    for (const [digits, claim] of this.#byDigits)
      for (const core of new Set([...coresOf(digits), nationalCore(digits)])) this.#addCore(core, claim);
  }

  /** Who claims the number as it came from outside. */
  find(number: string): Claim | null {
    return this.findExact(number) ?? this.#findNational(number) ?? this.#findPattern(number);
  }

  /** Who claims just these digits, an international prefix apart. */
  findExact(number: string): Claim | null {
    const international = internationalDigits(number);
    const exact = international === null ? undefined : this.#byDigits.get(international);
    return exact ?? this.#byDigits.get(digitsOf(number)) ?? null;
  }

  #findNational(number: string): Claim | null {
    const international = internationalDigits(number);
    const cores = international === null ? [nationalCore(digitsOf(number))] : coresOf(international);
    for (const core of cores) {
      const found = core === null ? null : this.#byCore.get(core);
      if (found && this.#isOtherForm(found, international)) return found;
    }
    return null;
  }

  /** Two international numbers are two numbers, however alike their ends are. */
  #isOtherForm({ number }: Claim, international: string | null): boolean {
    return international === null || (!number.startsWith('+') && nationalCore(digitsOf(number)) !== international);
  }

  #findPattern(number: string): Claim | null {
    return this.#byPattern.find(({ pattern }) => pattern.test(number))?.claim ?? null;
  }

  #addCore(core: string | null, claim: Claim): void {
    if (core === null) return;
    const known = this.#byCore.get(core);
    this.#byCore.set(core, known === undefined || known === claim ? claim : null);
  }

  /** An expression that cannot be compiled matches nothing. */
  #addPattern(claim: Claim): void {
    if (!claim.enabled) return;
    const compiled = compileLinearRegex(claim.regex);
    if (compiled.ok) this.#byPattern.push({ pattern: compiled.value, claim });
  }
}
