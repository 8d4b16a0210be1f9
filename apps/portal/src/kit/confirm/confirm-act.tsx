import { Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { say, sayFailure } from '../say.ts';

export interface ActRequest {
  readonly title: string;
  /** What will happen, as sentences. */
  readonly consequences: readonly string[];
  readonly confirm: string;
  readonly cancel: string;
  readonly danger?: boolean;
  /** @throws ApiError, whose message is shown */
  readonly act: () => Promise<unknown>;
  /** What is said once it is done. */
  readonly done?: string;
}

/** Asks before something is done that others notice and that is no deletion: suspending, logging out, taking back. */
export function confirmAct({ title, consequences, confirm, cancel, danger = true, act, done }: ActRequest): void {
  modals.openConfirmModal({
    title,
    children: (
      <Stack gap="xs">
        {consequences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
      </Stack>
    ),
    // Cancel and Escape close it.
    withCloseButton: false,
    labels: { confirm, cancel },
    confirmProps: danger ? { color: 'red' } : {},
    onConfirm: () => {
      act().then(
        () => done !== undefined && say(done),
        (thrown: unknown) => sayFailure(thrown),
      );
    },
  });
}
