import { SENTENCES } from './sentences.ts';

export type DecisionCode = keyof typeof SENTENCES;

/** Every key of a sentence or a part of one. */
export const DECISION_CODES: readonly DecisionCode[] = Object.keys(SENTENCES).filter(isDecisionCode);

/** A rule that decided, or a part of what is said of it: a key of the catalogue and the values of its text. */
export interface Decision {
  readonly code: DecisionCode;
  readonly values: Readonly<Record<string, string | number | Decision>>;
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type NamesOf<Code extends DecisionCode> = NamesIn<(typeof SENTENCES)[Code]>;

/** What the text of a key needs beside the key: nothing, or a value for each name in it. */
export type ValuesOf<Code extends DecisionCode> = [NamesOf<Code>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Code>, string | number | Decision>>];

/** A part of a sentence. */
export function said<Code extends DecisionCode>(code: Code, ...[values]: ValuesOf<Code>): Decision {
  return { code, values: values ?? {} };
}

/** A decision in English. */
export function textOf({ code, values }: Decision): string {
  return SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'object' ? textOf(value) : String(value);
  });
}

function isDecisionCode(code: string): code is DecisionCode {
  return Object.hasOwn(SENTENCES, code);
}
