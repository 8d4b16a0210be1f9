import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readClaims } from './claims.ts';
import { logOut } from './log-out.ts';
import { LoginForm } from './login-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { session } from './session.ts';
import { SsoProviders } from './sso-providers.tsx';
import { useSession } from './use-session.ts';

/** Over the page whose session has expired: who returns finds everything as he left it. */
export function ReturnDialog() {
  const { t } = useTranslation('session');
  const state = useSession();
  const name = readClaims(session.token() ?? '')?.username ?? '';
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('return.title')}
      centered
    >
      <Stack>
        {state.state === 'second-factor' ? (
          <SecondFactor />
        ) : (
          <>
            <Text>{t('return.text')}</Text>
            <LoginForm returning={name} />
            <SsoProviders />
            <Button variant="subtle" onClick={() => void logOut()}>
              {t('return.leave')}
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  );
}
