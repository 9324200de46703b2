/** What both hook handlers know about the build that is running; TypeChain has no switch of its own per profile. */
export const buildInProgress = { writesTypes: true };
