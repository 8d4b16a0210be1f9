import type { AnswerOf } from '@strowger/client';

/** A rule that decided: a key that stays and the values of its text. */
export type Rule = AnswerOf<'/api/calls/simulate', 'post'>['plans'][number]['rules'][number];

/** A key of what the server says of a rule, or of a part of it. */
export type RuleCode = Rule['code'];

/** Texts by key; `{name}` stands for a value. */
type RuleTexts = Readonly<Partial<Record<string, string>>>;

/** A value of a rule: a text, a number, or a part that is said as well. */
type Value = Rule['values'][string];

/**
 * What is said of a rule in the reader's language.
 * @param english as the server says it: shown where a text is missing, as those of a newer server
 */
export function ruleText({ code, values }: Rule, texts: RuleTexts, english: string): string {
  return filled(texts[code], values, texts) ?? english;
}

function filled(text: string | undefined, values: Readonly<Record<string, Value>>, texts: RuleTexts) {
  if (text === undefined) return undefined;
  const shown = new Map(Object.entries(values).map(([name, value]) => [name, valueText(value, texts)]));
  if ([...shown.values()].includes(undefined)) return undefined;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => shown.get(name) ?? whole);
}

function valueText(value: Value, texts: RuleTexts): string | undefined {
  return typeof value === 'object' ? filled(texts[value.code], value.values, texts) : String(value);
}
