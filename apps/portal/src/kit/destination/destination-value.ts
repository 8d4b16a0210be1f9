/** Where a call goes next, as a picker shows it; stored as the texts of contract 20 §0.9. */
export type DestinationValue =
  | { readonly kind: 'nothing' }
  /** A number of the tenant or an outside one: the text does not say which. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'voicemail'; readonly mailbox: string }
  | { readonly kind: 'hangup'; readonly cause: string }
  | { readonly kind: 'playback'; readonly sound: string }
  | { readonly kind: 'feature'; readonly code: string }
  /** Rows of old: an object by its id, and texts that the grammar does not know. They are kept as they are. */
  | { readonly kind: 'other'; readonly text: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a stored destination. Never throws. */
export function readDestination(stored: string | null | undefined): DestinationValue {
  const text = stored?.trim() ?? '';
  if (text === '') return { kind: 'nothing' };
  const form = /^(hangup|playback|voicemail)(?::|$)(.*)$/is.exec(text);
  if (form) return readForm(form[1]?.toLowerCase() ?? '', form[2]?.trim() ?? '', text);
  return readDialled(withoutContext(text.replace(/^transfer(?::|\s+)/i, '').trim()), text);
}

/** The text that is stored. */
export function writeDestination(value: DestinationValue): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'number':
      return bareNumber(value.number);
    case 'voicemail':
      return value.mailbox === '' ? '' : `*99${value.mailbox}`;
    case 'hangup':
      return value.cause === '' ? 'hangup' : `hangup:${value.cause}`;
    case 'playback':
      return value.sound === '' ? '' : `playback:${value.sound}`;
    case 'feature':
      return value.code;
    case 'other':
      return value.text;
  }
}

function readForm(form: string, rest: string, text: string): DestinationValue {
  if (form === 'hangup') return { kind: 'hangup', cause: rest.toUpperCase() };
  if (form === 'playback') return rest === '' ? { kind: 'other', text } : { kind: 'playback', sound: rest };
  const mailbox = withoutContext(rest);
  return /^\d{2,11}$/.test(mailbox) ? { kind: 'voicemail', mailbox } : { kind: 'other', text };
}

function readDialled(dialled: string, text: string): DestinationValue {
  const bare = bareNumber(dialled);
  if (/^\+?\d{1,20}$/.test(bare)) return { kind: 'number', number: bare };
  const mailbox = /^\*99(\d{2,11})$/.exec(bare)?.[1];
  if (mailbox !== undefined) return { kind: 'voicemail', mailbox };
  if (UUID.test(bare)) return { kind: 'other', text };
  return /^\*[0-9*#+]{1,30}$/.test(bare) ? { kind: 'feature', code: bare } : { kind: 'other', text };
}

/** A number as people write it, without what only makes it legible. */
export function bareNumber(text: string): string {
  return text.replace(/[\s().-]/g, '');
}

function withoutContext(text: string): string {
  return text.replace(/\sXML(\s.*)?$/is, '').trim();
}
