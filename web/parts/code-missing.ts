/** What Chromium, Firefox, Safari and Vite say when a part of the program cannot be fetched. */
const SAID =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to fetch module/i;

/** Whether a part of the program itself did not come: the line is lost, or the files are others by now. */
export const isCodeMissing = (error: unknown): boolean =>
  error instanceof Error && SAID.test(error.message);
