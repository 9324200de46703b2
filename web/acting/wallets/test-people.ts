/** Accounts of the built-in wallet, the founders of a rehearsal first. */
export { DEVELOPMENT_ACCOUNTS as TEST_PEOPLE } from "../../../core/coalition/development-accounts.js";
