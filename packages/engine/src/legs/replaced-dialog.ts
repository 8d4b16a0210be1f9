/** The dialog that Replaces names (RFC 3891 §6.1), seen from us. */
export interface ReplacedDialog {
  readonly callId: string;
  readonly ourTag: string;
  readonly theirTag: string;
  /** Only while it is not answered. */
  readonly earlyOnly: boolean;
}

/** Reads the value of a Replaces header; null when it is none. */
export function replacedDialog(text: string): ReplacedDialog | null {
  const [callId = '', ...params] = text.split(';').map((part) => part.trim());
  const param = (name: string) =>
    params.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const [ourTag, theirTag] = [param('to-tag'), param('from-tag')];
  if (callId === '' || ourTag === undefined || theirTag === undefined) return null;
  return { callId, ourTag, theirTag, earlyOnly: params.some((part) => part.toLowerCase() === 'early-only') };
}
