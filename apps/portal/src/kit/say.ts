import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { toApiError } from '../api/api-error.ts';

const closeButton = () => ({ closeButtonProps: { 'aria-label': i18next.t('common:close') } });

interface SayOptions {
  /** Milliseconds; false: it stays until it is closed. */
  readonly autoClose?: number | false;
  /** While something of this name is shown, it is not said again. */
  readonly id?: string;
}

/** Says something in a corner of the page: "Saved". @returns its name, for `notifications.hide` */
export function say(message: ReactNode, { autoClose = 4000, ...options }: SayOptions = {}): string {
  return notifications.show({ message, autoClose, ...options, ...closeButton() });
}

/** Says why something failed that has no place of its own on the page. */
export function sayFailure(thrown: unknown): void {
  notifications.show({ color: 'red', message: toApiError(thrown).message, ...closeButton() });
}
