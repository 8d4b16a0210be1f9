import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readable } from './readable.ts';
import { type Rule, ruleText } from './rule-text.ts';

/** What the simulator's answer says by keys, in words; a key that has none is shown as the server sends it. */
export function useSimulatorWords() {
  const { t } = useTranslation('simulator');
  return useMemo(() => {
    const object = { returnObjects: true } as const;
    const [deciders, steps, moments] = [t('deciders', object), t('doneSteps', object), t('moments', object)];
    const rules = t('ruleTexts', object);
    return {
      decider: (kind: string) => wordOf(deciders, kind),
      step: (name: string) => wordOf(steps, name),
      /** Of the branches that led to a plan: `ring, no_answer`. */
      moments: (when: string) =>
        when
          .split(', ')
          .map((one) => wordOf({ ...steps, ...moments }, one))
          .join(', '),
      rule: (rule: Rule | undefined, english: string) =>
        rule === undefined ? english : ruleText(rule, rules, english),
    };
  }, [t]);
}

function wordOf(words: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? readable(name);
}
