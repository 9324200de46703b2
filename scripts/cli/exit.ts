/** What a process of the command line ends with. */
export const EXIT = { done: 0, refused: 1, usage: 2, bug: 70 } as const;
