import { Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPasswordPolicy } from '../session/load-password-policy.ts';
import { logOut } from '../session/log-out.ts';
import { useSession } from '../session/use-session.ts';
import { idleMs, noteActivity, watchActivity } from './activity.ts';
import { type Idle, idleStage } from './idle.ts';

const LOOK_MS = 1_000;

/**
 * Logs out whoever has left his desk, after a warning. Who asked to stay signed in on this device, as a reception or a
 * wallboard does, stays.
 */
export function IdleWatch() {
  const session = useSession();
  const policy = useQuery({ queryKey: ['password-policy'], queryFn: loadPasswordPolicy });
  const minutes = policy.data?.sessiontime;
  if (session.state !== 'in' || session.login.remember || minutes === undefined) return null;
  return <Watch minutes={minutes} />;
}

function Watch({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation('shell');
  const [idle, setIdle] = useState<Idle>({ stage: 'active' });
  useEffect(watchActivity, []);
  useEffect(() => {
    const timer = setInterval(() => setIdle(keepSame(idleStage(idleMs(), minutes))), LOOK_MS);
    return () => clearInterval(timer);
  }, [minutes]);
  useEffect(() => {
    if (idle.stage === 'over') void logOut();
  }, [idle.stage]);
  const stay = (): void => {
    noteActivity();
    setIdle({ stage: 'active' });
  };
  return (
    <Modal opened={idle.stage === 'warned'} onClose={stay} title={t('idle.title')} centered withCloseButton={false}>
      <Stack>
        <Text>{t('idle.text', { count: idle.stage === 'warned' ? idle.secondsLeft : 0 })}</Text>
        <Button onClick={stay} data-autofocus>
          {t('idle.stay')}
        </Button>
        <Button variant="default" onClick={() => void logOut()}>
          {t('user.logOut')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** Nothing is drawn anew while nothing changes. */
function keepSame(next: Idle): (before: Idle) => Idle {
  return (before) => (before.stage === next.stage && next.stage !== 'warned' ? before : next);
}
