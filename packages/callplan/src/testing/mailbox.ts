import type { MailboxConfiguration } from '../mailbox/configuration.ts';

/** An enabled mailbox with the built-in greeting, with uuid `mailbox-<number>`. */
export function mailbox(number: string, settings: Partial<MailboxConfiguration> = {}): MailboxConfiguration {
  return {
    uuid: `mailbox-${number}`,
    number,
    enabled: true,
    greetingId: null,
    alternateGreetNumber: '',
    givesInstructions: false,
    offersOptions: false,
    hasTutorial: false,
    operatorNumber: '',
    ...settings,
  };
}
