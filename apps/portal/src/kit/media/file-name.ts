/** The file name of a `Content-Disposition` (RFC 6266 §4.1; `filename*` first, RFC 8187); null when it has none. */
export function fileNameOf(disposition: string | null): string | null {
  if (disposition === null) return null;
  const extended = /filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return safe(decode(extended));
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const name = plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2];
  return name === undefined ? null : safe(name);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** No name leads out of the folder of downloads. */
function safe(name: string): string | null {
  const bare = name.replace(/^.*[/\\]/, '').trim();
  return bare === '' || bare === '.' || bare === '..' ? null : bare;
}
