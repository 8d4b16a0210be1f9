import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';

type State = 'new' | 'ready' | 'running' | 'paused' | 'completed' | 'broken';

const TONES: Readonly<Record<State, Tone>> = {
  new: 'neutral',
  ready: 'neutral',
  running: 'busy',
  paused: 'warning',
  completed: 'good',
  broken: 'bad',
};

interface CampaignStateProps {
  readonly status: State;
  readonly reason: '' | 'completed' | 'user' | 'credit';
}

/** What a campaign is doing, and why it stands still. */
export function CampaignState({ status, reason }: CampaignStateProps) {
  const { t } = useTranslation('campaigns');
  const why = status === 'paused' && (reason === 'user' || reason === 'credit') ? reason : null;
  return <StatusBadge tone={TONES[status]}>{why === null ? t(`states.${status}`) : t(`reasons.${why}`)}</StatusBadge>;
}
