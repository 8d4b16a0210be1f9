import { useLocalStorage } from '@mantine/hooks';

const KEY = 'strowger.alerts.seen';

/** The alerts that were looked at in this browser, by key; and a function that says which are now. */
export function useSeen(): readonly [readonly string[], (keys: readonly string[]) => void] {
  const [seen, setSeen] = useLocalStorage<readonly string[]>({
    key: KEY,
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: read,
  });
  return [seen, setSeen];
}

function read(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
