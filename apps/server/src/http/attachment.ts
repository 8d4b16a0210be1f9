/** Content-Disposition of an answer that is saved as a file of this name, whatever its letters (RFC 6266). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\/%]/gu, '_');
  const simple = `attachment; filename="${plain}"`;
  return plain === fileName ? simple : `${simple}; filename*=UTF-8''${extValue(fileName)}`;
}

/** RFC 8187 §3.2. */
function extValue(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
