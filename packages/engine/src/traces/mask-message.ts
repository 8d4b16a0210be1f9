const CREDENTIALS = /^((?:proxy-)?authorization[ \t]*:)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim;
const CRYPTO = /^(a=crypto:[^\r\n]*?inline:)[^\s|;]+/gim;
const OTHER_KEYS = /^(k=|a=key-mgmt:|a=ice-pwd:)[^\r\n]*/gim;

/**
 * A message without its secrets: the credentials of Authorization and Proxy-Authorization, the media keys and the ICE
 * password of its session description. One character is one octet.
 */
export function maskMessage(text: string): string {
  return text.replace(CREDENTIALS, '$1 ***').replace(CRYPTO, '$1***').replace(OTHER_KEYS, '$1***');
}
