import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { behind, isBuiltIn } from './code-purposes.ts';

interface NamedCode {
  readonly dialplan_name: string;
  readonly dialplan_description: string;
}

interface DialledCode extends NamedCode {
  readonly dialplan_number: string;
}

export interface CodeWords {
  /** What a code does, in the language of the portal; of a call flow what its owner has written. */
  readonly does: (code: NamedCode) => string;
  /** What is dialled behind a code; in brackets where it may be left out. */
  readonly more: (code: NamedCode) => string;
  /** A code with what is dialled behind it. */
  readonly whole: (code: DialledCode) => string;
}

/** Codes in words. */
export function useCodeWords(): CodeWords {
  const { t } = useTranslation('featureCodes');
  const does = useCallback(
    ({ dialplan_name, dialplan_description }: NamedCode) => {
      if (isBuiltIn(dialplan_name)) return t(`codes.${dialplan_name}`);
      return dialplan_description === '' ? t('ofFlow', { name: dialplan_name }) : dialplan_description;
    },
    [t],
  );
  const more = useCallback(
    ({ dialplan_name }: NamedCode) => {
      const what = behind(dialplan_name);
      if (what === null) return '';
      return what.asked ? `[${t(`behind.${what.kind}`)}]` : t(`behind.${what.kind}`);
    },
    [t],
  );
  const whole = useCallback((code: DialledCode) => `${code.dialplan_number} ${more(code)}`.trim(), [more]);
  return { does, more, whole };
}
