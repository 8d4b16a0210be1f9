import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeToken, TokenGroup, TokenName } from './merge-tokens.ts';

/** What stands for tokens in a preview. */
export function useTokenExamples(): (group: TokenGroup, token: MergeToken) => string {
  const { t } = useTranslation('mergeTokens');
  return useCallback(
    (group, { name }) => (isOwn(group) && isOfPerson(name) ? t(`own.${name}`) : t(`examples.${name}`)),
    [t],
  );
}

/** Whoever sends is somebody else than who receives. */
const OF_PERSON = ['first_name', 'last_name', 'phone', 'email', 'address'] as const;

const isOwn = (group: TokenGroup): boolean => group === 'account' || group === 'user';
const isOfPerson = (name: TokenName): name is (typeof OF_PERSON)[number] => OF_PERSON.some((one) => one === name);
