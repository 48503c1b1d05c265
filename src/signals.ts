/** Asked to stop, the process says goodbye in order and ends with 0; asked a second time it ends at once. */
export const stopOnSignal = (app: { stop(): Promise<void> }): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit(0)));
};
