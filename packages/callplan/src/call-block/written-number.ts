import { type BareNumber, bareNumber, formsOfBare } from './number-forms.ts';

const WITHHELD_NAMES: ReadonlySet<string> = new Set(['anonymous', 'unknown', 'restricted', 'private', 'unavailable']);

/** A number that rules are asked about: its forms are found once for each country that rules name. */
export class WrittenNumber {
  readonly #text: string;
  readonly #bare: BareNumber;
  readonly #national: string;
  readonly #forms = new Map<string, readonly string[]>();
  readonly #spellings = new Map<string, readonly string[]>();

  /** @param national prefix of calls within the country where it was dialled */
  constructor(text: string, national: string) {
    this.#text = text;
    this.#bare = bareNumber(text);
    this.#national = national;
  }

  get isWithheld(): boolean {
    const name = this.#text.trim().toLowerCase();
    return name === '' || WITHHELD_NAMES.has(name);
  }

  /** Bare, with and without the country code, each once. */
  forms(country: string): readonly string[] {
    const known = this.#forms.get(country);
    if (known !== undefined) return known;
    const forms = formsOfBare(this.#bare, { national: this.#national, country });
    this.#forms.set(country, forms);
    return forms;
  }

  /** What users write patterns for: as it came, and its forms with and without a plus. */
  spellings(country: string): readonly string[] {
    const known = this.#spellings.get(country);
    if (known !== undefined) return known;
    const forms = this.forms(country);
    const spellings = [...new Set([this.#text, ...forms, ...forms.map((form) => `+${form}`)])];
    this.#spellings.set(country, spellings);
    return spellings;
  }
}
