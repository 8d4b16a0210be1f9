import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DestinationText } from '../../kit/destination/destination-text.tsx';
import { bareNumber, readDestination } from '../../kit/destination/destination-value.ts';
import { faultOf } from '../../kit/form/legible-fault.ts';
import { type CallSettings, type Forward, type ForwardCase, forwardOf, withForward } from './call-settings.ts';
import type { ChangeSettings } from './use-call-settings.tsx';

interface ForwardRowProps {
  readonly of: ForwardCase;
  readonly settings: CallSettings;
  readonly change: ChangeSettings;
}

/** One case of forwarding: its switch works at once, its number when it is saved. */
export function ForwardRow({ of, settings, change }: ForwardRowProps) {
  const { t } = useTranslation(['myPhone', 'kit', 'common']);
  const forward = forwardOf(settings, of);
  /** Null: nothing has been typed, the stored one is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const number = typed ?? forward.destination;
  const isNew = bareNumber(number) !== forward.destination;

  const set = async (next: Forward) => {
    const said = t(next.enabled ? `on.${of}` : `off.${of}`, { number: next.destination });
    const failure = await change(withForward(of, next), said);
    if (failure === null) {
      setTyped(null);
      setError(null);
      return;
    }
    const message = failure.details[0]?.message ?? failure.message;
    const fault = faultOf(message);
    setError(fault === 'as-it-is' ? message : t(`kit:form.faults.${fault}`));
    input.current?.focus();
  };
  const turn = (enabled: boolean) => {
    const destination = bareNumber(number);
    if (!enabled) return void set({ enabled, destination: forward.destination });
    if (destination !== '') return void set({ enabled, destination });
    setError(t('numberFirst'));
    input.current?.focus();
  };
  return (
    <Stack gap="xs">
      <Switch
        label={t(`cases.${of}`)}
        description={t(`casesText.${of}`)}
        checked={forward.enabled}
        onChange={({ currentTarget: { checked } }) => turn(checked)}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          turn(true);
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            ref={input}
            type="tel"
            label={t(`to.${of}`)}
            description={<NotANumber stored={forward.destination} />}
            autoComplete="off"
            value={number}
            error={error}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              setError(null);
            }}
            style={{ flex: 1, maxWidth: 320 }}
          />
          {isNew && bareNumber(number) !== '' && (
            <Button type="submit" variant="light">
              {t('saveNumber')}
            </Button>
          )}
        </Group>
      </form>
    </Stack>
  );
}

/** A mailbox or the like, which an administrator has set, in words. */
function NotANumber({ stored }: { stored: string }) {
  const { kind } = readDestination(stored);
  return kind === 'number' || kind === 'nothing' ? null : <DestinationText stored={stored} />;
}
