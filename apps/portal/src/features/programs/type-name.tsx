import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { programType } from './program-types.ts';

/** What a type of program does, in a few words; what is not known here is shown as it is. */
export function TypeName({ type }: { type: string }) {
  const { t } = useTranslation('programs');
  const known = programType(type);
  return known === undefined ? type : t(`types.${known.name}.name`);
}

/** What goes through it, and which way. */
export function ServiceBadge({ type }: { type: string }) {
  const { t } = useTranslation('programs');
  const known = programType(type);
  if (known === undefined) return null;
  const { service, outbound } = known;
  return (
    <StatusBadge
      tone={outbound ? 'busy' : 'neutral'}
    >{`${t(`services.${service}`)} · ${t(outbound ? 'out' : 'in')}`}</StatusBadge>
  );
}
