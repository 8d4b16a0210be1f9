/** One netstring (`<length>:<bytes>,`), the framing of baresip's control connection. */
export function netstring(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text)}:${text},`);
}

/** Takes the complete netstrings off the front of `bytes`; `rest` is what has to wait for more. */
export function takeNetstrings(bytes: Buffer): { texts: string[]; rest: Buffer } {
  const texts: string[] = [];
  let rest = bytes;
  for (;;) {
    const colon = rest.indexOf(':');
    if (colon < 0) return { texts, rest };
    const length = Number(rest.toString('latin1', 0, colon));
    if (!Number.isInteger(length)) throw new Error('baresip sent something that is no netstring');
    if (rest.length < colon + 1 + length + 1) return { texts, rest };
    texts.push(rest.toString('utf8', colon + 1, colon + 1 + length));
    rest = rest.subarray(colon + 1 + length + 1);
  }
}
