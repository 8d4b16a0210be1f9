import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Asks before a page is left on which something was typed and not saved. */
export function LeaveGuard({ wouldLose }: { wouldLose: () => boolean }) {
  const { t } = useTranslation(['kit', 'common']);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && wouldLose(),
    enableBeforeUnload: wouldLose,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('kit:form.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      <Text>{t('kit:form.leaveText')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('kit:form.leave')}
        </Button>
        <Button onClick={() => blocker.reset?.()} data-autofocus>
          {t('kit:form.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
