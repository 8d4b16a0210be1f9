import { type KeyboardEvent as ReactKeyboardEvent, useEffect } from 'react';
import { keyEvent } from './phone-keys.ts';
import { usePhone, usePhoneView } from './use-phone.ts';

/** Answers and rejects calls by keys on every page. */
export function usePhoneKeys(): void {
  const phone = usePhone();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const happens = keyEvent(phone.view.calls, event);
      if (happens === null) return;
      event.preventDefault();
      phone.do(happens);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [phone]);
}

/** Digits typed in the panel, outside of its fields, are keys pressed in the call that is talked in. */
export function useDigitKeys(): (event: ReactKeyboardEvent) => void {
  const phone = usePhone();
  const talking = usePhoneView().calls.find(({ phase }) => phase.at === 'talking');
  return (event) => {
    const isDigit = /^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isDigit || talking === undefined || isField(event.target)) return;
    event.preventDefault();
    phone.press(talking.id, event.key);
  };
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
