/** How a verdict looks in a table. */
export const tick = (holds: boolean) => (holds ? "✓" : "✗");
