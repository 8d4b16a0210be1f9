import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { toApiError } from '../api/api-error.ts';

const closeButton = () => ({ closeButtonProps: { 'aria-label': i18next.t('common:close') } });

/** Says something in a corner of the page: "Saved". @returns its name, for `notifications.hide` */
export function say(message: ReactNode, autoClose = 4000): string {
  return notifications.show({ message, autoClose, ...closeButton() });
}

/** Says why something failed that has no place of its own on the page. */
export function sayFailure(thrown: unknown): void {
  notifications.show({ color: 'red', message: toApiError(thrown).message, ...closeButton() });
}
