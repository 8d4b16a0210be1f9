import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GroupedChoice } from '../roles/grouped-choice.tsx';
import { FEATURE_GROUP_NAMES, FEATURE_GROUPS, type FeatureKey, textNameOf } from './feature-keys.ts';

interface FeatureChoiceProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly offered: readonly FeatureKey[];
  readonly disabled?: boolean;
}

/** The features that somebody may use. */
export function FeatureChoice({ label, value, onChange, offered, disabled = false }: FeatureChoiceProps) {
  const { t } = useTranslation('featureKeys');
  const groups = useMemo(
    () =>
      FEATURE_GROUP_NAMES.map((group) => ({
        key: group,
        title: t(`groups.${group}`),
        choices: FEATURE_GROUPS[group]
          .filter((key) => offered.includes(key))
          .map((key) => ({ value: key, label: t(`keys.${textNameOf(key)}`) })),
      })).filter(({ choices }) => choices.length > 0),
    [t, offered],
  );
  return (
    <GroupedChoice
      label={label}
      groups={groups}
      value={new Set(value)}
      onChange={(next) => onChange([...next])}
      disabled={disabled}
    />
  );
}
