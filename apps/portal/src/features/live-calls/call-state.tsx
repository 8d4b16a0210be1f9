import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import type { Channel } from './live-state.ts';

type State = 'ringing' | 'talking' | 'held' | 'ending';

const STATES: Readonly<Record<Channel['callstate'], State>> = {
  DOWN: 'ending',
  DIALING: 'ringing',
  RINGING: 'ringing',
  EARLY: 'ringing',
  RING_WAIT: 'ringing',
  ACTIVE: 'talking',
  UNHELD: 'talking',
  HELD: 'held',
  HANGUP: 'ending',
};

const TONES: Readonly<Record<State, Tone>> = { ringing: 'busy', talking: 'good', held: 'warning', ending: 'neutral' };

/** What a leg does now. */
export function CallState({ callstate }: Pick<Channel, 'callstate'>) {
  const { t } = useTranslation('liveCalls');
  const state = STATES[callstate];
  return <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>;
}
