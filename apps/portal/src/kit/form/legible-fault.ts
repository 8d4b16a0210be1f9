/** How a message of the server is said to people; others are shown as they come. */
export type Fault = 'pattern' | 'required' | 'as-it-is';

/** What kind of fault the server names: its schemas speak of patterns, which tell nobody what would be right. */
export function faultOf(message: string): Fault {
  if (message.startsWith('must match pattern')) return 'pattern';
  return /^(is required\b.*|must not have fewer than 1 characters)$/i.test(message) ? 'required' : 'as-it-is';
}
