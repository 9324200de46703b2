/** What did not come is asked for again after so long, or once there is a network again. */
const AGAIN_MS = 3_000;

/**
 * Asks for a part of the program until it comes: whoever asks remembers a failure for as long as the page is open.
 *
 * @param tries - so often while there is a network; without one for as long as that takes.
 */
export async function untilThere<Part>(
  load: () => Promise<Part>,
  tries = Number.POSITIVE_INFINITY,
): Promise<Part> {
  for (let left = tries; ; left -= 1) {
    try {
      return await load();
    } catch (error) {
      if (left <= 1 && navigator.onLine) throw error;
      await lineMayBeBack();
    }
  }
}

const lineMayBeBack = () =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, AGAIN_MS);
    addEventListener("online", end);
  });
