import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import { $api, api } from '../../api/client.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import type { Extension } from '../extensions/extension.ts';
import { REGISTRATION_EVENTS, registeredAs, registrationOf } from '../extensions/live-registration.ts';
import { type CallSettings, undoOf } from './call-settings.ts';

const ONE = '/api/fpbx_extensions/{extension_uuid}';

/** Makes a change, shown at once and undone with a click. Null: it is done; else it is shown as before, and why. */
export type ChangeSettings = (changes: Partial<CallSettings>, said: string) => Promise<ApiError | null>;

/** One's own extension, followed live, and how to change it. */
export function useCallSettings(uuid: string) {
  const { t } = useTranslation('kit');
  const queries = useQueryClient();
  const refresh = useRefresh();
  const at = { params: { path: { extension_uuid: uuid } } };
  const options = $api.queryOptions('get', ONE, at);
  const found = useLiveQuery(options, {
    types: REGISTRATION_EVENTS,
    patch: (extension, events) =>
      events.reduce((before, event) => {
        const one = registrationOf(event);
        return one?.uuid === uuid ? registeredAs(before, one.registration) : before;
      }, extension),
  });

  const write = async (changes: Partial<CallSettings>): Promise<ApiError | null> => {
    const { queryKey } = options;
    const before = queries.getQueryData<Extension>(queryKey);
    const draw = (shown: Partial<CallSettings>) =>
      queries.setQueryData<Extension>(queryKey, (now) => now && { ...now, ...shown });
    await queries.cancelQueries({ queryKey });
    draw(changes);
    try {
      await api.PUT(ONE, { ...at, body: changes });
      void refresh('fpbx_extensions');
      return null;
    } catch (thrown) {
      if (before) draw(undoOf(before, changes));
      return toApiError(thrown);
    }
  };

  const change: ChangeSettings = async (changes, said) => {
    const before = found.data;
    const failure = await write(changes);
    if (failure !== null || before === undefined) return failure;
    const id = say(
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{said}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            void write(undoOf(before, changes)).then((error) => error && say(error.message));
          }}
        >
          {t('undo')}
        </Button>
      </Group>,
      { autoClose: 8000 },
    );
    return null;
  };
  return { found, change };
}
