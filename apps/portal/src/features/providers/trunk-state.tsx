import { Tooltip } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';

type Row = RowOf<'/api/status/providers'>;
type State = Exclude<Row['state'], false>;

const TONES: Readonly<Record<State, Tone>> = {
  REGED: 'good',
  NOREG: 'good',
  TRYING: 'busy',
  REGISTER: 'busy',
  UNREGISTER: 'busy',
  UNREGED: 'neutral',
  EXPIRED: 'warning',
  FAILED: 'bad',
  FAIL_WAIT: 'bad',
  TIMEOUT: 'bad',
  DOWN: 'bad',
};

/** How a provider does; what went wrong last, when it is pointed at. */
export function TrunkState({ state, last_error }: Pick<Row, 'state' | 'last_error'>) {
  const { t } = useTranslation('providers');
  if (state === false) return <span>–</span>;
  const badge = <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>;
  if (last_error === '') return badge;
  return (
    <Tooltip label={last_error}>
      <span>{badge}</span>
    </Tooltip>
  );
}
