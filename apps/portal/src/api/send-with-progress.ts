/** How much of a request's body has been sent, 0 to 1. */
export type OnSent = (fraction: number) => void;

/**
 * Sends a request and tells how much of its body has gone, which `fetch` does not.
 * @throws TypeError as `fetch` does: no answer came
 */
export async function sendWithProgress(request: Request, onSent: OnSent): Promise<Response> {
  const body = await request.blob();
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(request.method, request.url);
    sending.responseType = 'blob';
    for (const [name, value] of request.headers) sending.setRequestHeader(name, value);
    sending.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total));
    sending.addEventListener('load', () => resolve(answerOf(sending)));
    sending.addEventListener('error', () => reject(new TypeError('Failed to send')));
    sending.send(body);
  });
}

function answerOf(sent: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of sent.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const [name = '', ...value] = line.split(':');
    if (name !== '') headers.append(name, value.join(':').trim());
  }
  return new Response(sent.response, { status: sent.status, headers });
}
