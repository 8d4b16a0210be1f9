/** The promise's value, or `otherwise` when it takes longer than `ms` milliseconds. Rejects as the promise does. */
export function withinMs<T, O>(promise: Promise<T>, ms: number, otherwise: O): Promise<T | O> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
