import { tombstone } from "../../proposing/contents/tombstone.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeTombstone = proposing(tombstone);
