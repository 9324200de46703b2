/** What whoever holds the paper must know of it. */
export const provenance = (path: string): string[] => [
  `Made from the coalition file ${path} by "dao rules". The contracts hold the numbers in force: members change them by fundamental motion, within bounds that nobody can change. "dao verify" compares the two.`,
];
