import type { Sight, Subjects } from "./sight.js";

/** Some of it on a small dark screen, in a language that runs from right to left. */
export const smallSights = (at: Subjects): Sight[] => [
  {
    ...{ name: "home-ar-dark", address: "/", heading: /^IGF Dynamic Coalition/ },
    caption: "The front page in Arabic, dark, on a small telephone.",
  },
  {
    ...{ name: "join-ar-dark", address: "/join", heading: "الانضمام" },
    caption: "Joining, in Arabic: what it means.",
  },
  {
    ...{ name: "thread-ar-dark", address: `/posts/${at.thread}` },
    heading: "Captions at our next meeting",
    caption: "A thread in English under an Arabic interface.",
  },
];

/** More of it, a little wider. */
export const widerSights = (at: Subjects): Sight[] => [
  {
    ...{
      name: "motion-ar-dark",
      address: `/motions/${at.executed}`,
      heading: "Report twice a year",
    },
    caption: "A motion that passed with an amendment, in Arabic.",
  },
];
