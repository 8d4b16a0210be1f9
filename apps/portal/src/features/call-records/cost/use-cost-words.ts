import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../../billing/money-text.ts';
import { type CallCost, explained, reasonOf } from './cost-words.ts';

/** What is said of costs, in the language of the portal. */
export function useCostWords() {
  const { t, i18n } = useTranslation('callCosts');
  /** Why the platform refused a call; a word that is not known stands for itself. */
  const refusal = useCallback(
    (blockReason: string) => {
      const reason = reasonOf(blockReason);
      return reason === undefined ? blockReason : t(`reasons.${reason}`);
    },
    [t],
  );
  const amount = useCallback(
    (cost: CallCost) => `${moneyText(cost.amount, i18n.language)} ${cost.currency}`,
    [i18n.language],
  );
  const why = useCallback(
    (cost: CallCost) => {
      const said = explained(cost);
      if (said.kind === 'unknown') return cost.explanation;
      if (said.kind === 'reason') return t(`reasons.${said.reason}`);
      return t(`how.${said.kind}`, {
        talked: cost.answered_seconds,
        billed: cost.billed_seconds,
        included: cost.included_seconds,
        charged: cost.charged_seconds,
      });
    },
    [t],
  );
  return { refusal, amount, why };
}
